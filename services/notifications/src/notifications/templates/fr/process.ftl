# Les avis en français. Un message est un modèle et sa version ; des mots qui changent sont une version de plus, à côté de l'ancienne.

greeting-v1 = Bonjour { $name },

agenda-v1 = { $items ->
    [one] L’ordre du jour compte un point :
   *[other] L’ordre du jour compte { $items } points :
}

reason-v1 = Motif : { $reason }

closing-v1 =
    Vous recevez cet avis parce que vous avez laissé votre adresse dans le processus « { $process } ».
    Décision : { $decision }

meeting-convened-v1 =
    Une réunion de l’instance « { $body } » est convoquée : « { $meeting } », le { $day }, { $mode ->
        [remote] à distance
        [hybrid] sur place et à distance
       *[in_person] sur place
    }. Vous êtes invité à y participer.
    .subject = Convocation : { $meeting }

meeting-held-v1 =
    La réunion « { $meeting } » de l’instance « { $body } » s’est tenue le { $day }, avec le quorum : { $present ->
        [one] { $present } membre présent
       *[other] { $present } membres présents
    } pour { $seats ->
        [one] { $seats } siège
       *[other] { $seats } sièges
    }.
    .subject = Réunion tenue : { $meeting }

meeting-adjourned-v1 =
    La réunion « { $meeting } » de l’instance « { $body } » du { $day } a été ajournée faute de quorum, sans rien décider : { $present ->
        [0] aucun membre présent
        [one] { $present } membre présent
       *[other] { $present } membres présents
    } pour { $seats ->
        [one] { $seats } siège
       *[other] { $seats } sièges
    }.
    .subject = Réunion ajournée : { $meeting }

publication-approved-v1 =
    Le { $day }, l’instance « { $body } » a approuvé que la version { $number } de « { $document } » soit publiée pour commentaires.
    .subject = Publication approuvée : { $document }

publication-refused-v1 =
    Le { $day }, l’instance « { $body } » a refusé que la version { $number } de « { $document } » soit publiée pour commentaires.
    .subject = Publication refusée : { $document }

comment-period-opened-v1 =
    La consultation « { $consultation } » sur « { $document } » est ouverte du { $first } à la fin du { $last } : { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    }, premier et dernier compris. Vous êtes invité à faire part de vos commentaires.
    .subject = Consultation ouverte : { $consultation }

comment-period-extended-v1 =
    La consultation « { $consultation } » reste ouverte { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    } de plus : jusqu’à la fin du { $last }.
    .subject = Consultation prolongée : { $consultation }

comment-period-closed-v1 =
    La consultation « { $consultation } » est close. { $counted ->
        [0] Aucun commentaire n’est arrivé
        [one] { $counted } commentaire est arrivé
       *[other] { $counted } commentaires sont arrivés
    } dans les délais ; { $withdrawn ->
        [0] aucun n’a été retiré
        [one] { $withdrawn } a été retiré
       *[other] { $withdrawn } ont été retirés
    }. Une réponse motivée est due à chaque commentaire qui n’a pas été retiré.
    .subject = Consultation close : { $consultation }

comment-submitted-v1 =
    Votre commentaire dans la consultation « { $consultation } » est arrivé le { $arrived } et il est enregistré.
    Son numéro est { $comment } ; il vous permet de retirer le commentaire tant que la consultation est ouverte.
    .subject = Votre commentaire est enregistré : { $consultation }

comment-answered-v1 =
    Votre commentaire { $comment } dans la consultation « { $consultation } » a reçu une réponse : { $outcome ->
        [accepted] il est retenu
        [partly] il est retenu en partie
       *[not] il n’est pas retenu
    }. La réponse entière :
    .subject = Votre commentaire a reçu une réponse : { $consultation }

document-published-v1 =
    Le document « { $document } » a été publié le { $day } dans sa forme définitive, version { $number }, en { $languages ->
        [one] { $languages } langue
       *[other] { $languages } langues
    }.
    .subject = Publication : { $document }

asking-v1 = Si vous ne comprenez pas la décision, ou si vous pensez qu’elle est erronée, écrivez à l’unité qui a publié l’appel en indiquant le numéro de la proposition, { $proposal }. Les critères sont ceux de l’appel, et la décision figure au registre public avec son motif.

call-published-v1 =
    { $kind ->
        [seats] L’appel « { $call } » à candidatures pour des sièges est ouvert du { $first } au { $last } inclus. Vous êtes invité à vous porter candidat.
       *[proposals] L’appel « { $call } » est ouvert du { $first } au { $last } inclus. Vous êtes invité à envoyer une proposition.
    } Ses critères sont publiés avec lui et ne changent pas.
    .subject = Appel ouvert : { $call }

call-extended-v1 =
    L’échéance de l’appel « { $call } » est reportée du { $old_last } au { $last } inclus. Report demandé par : { $asked_by }.
    .subject = Échéance reportée : { $call }

call-closed-v1 =
    { $kind ->
        [seats] L’appel « { $call } » est clos.
       *[proposals] L’appel « { $call } » est clos. { $received ->
            [0] Aucune proposition n’a été reçue
            [one] Une proposition a été reçue
           *[other] { $received } propositions ont été reçues
        } à temps ; { $withdrawn ->
            [0] aucune n’a été retirée
            [one] une a été retirée
           *[other] { $withdrawn } ont été retirées
        }. Chacune des autres est maintenant examinée selon les critères de recevabilité.
    }
    .subject = Appel clos : { $call }

proposal-submitted-v1 =
    Votre proposition en réponse à l’appel « { $call } » est arrivée le { $arrived } et est enregistrée.
    Son numéro est { $proposal } ; il vous permet de la modifier jusqu’à l’échéance, et de la retirer jusqu’à la décision.
    .subject = Votre proposition est enregistrée : { $call }

proposal-returned-v1 =
    Votre proposition { $proposal } en réponse à l’appel « { $call } » vous est renvoyée pour un défaut. Vous pouvez le corriger jusqu’au { $cure_by } inclus. Il concerne :
    .subject = Votre proposition est à corriger avant la fin du { $cure_by } : { $call }

cure-lapsed-v1 =
    Le délai pour corriger votre proposition { $proposal } en réponse à l’appel « { $call } » est passé. La décision sera prise sur la proposition telle quelle.
    .subject = Le délai de correction est passé : { $call }

merge-asked-v1 =
    Acceptez-vous que votre proposition en réponse à l’appel « { $call } » soit fusionnée avec d’autres ({ $count } en tout), la proposition { $into } les représentant ? Cela ne se fait que si chaque auteur accepte. Le numéro de la question est { $merge }.
    .subject = Votre proposition peut-elle être fusionnée ? { $call }

proposals-merged-v1 =
    Chaque auteur a accepté : { $count } propositions en réponse à l’appel « { $call } » n’en font plus qu’une. La proposition { $into } les représente, et ce qui est décidé à son sujet vaut pour chacun de vous.
    .subject = Propositions fusionnées : { $call }

proposal-eligible-v1 =
    Votre proposition { $proposal } en réponse à l’appel « { $call } » remplit tous les critères de recevabilité et est recevable. Elle passe à la sélection.
    .subject = Votre proposition est recevable : { $call }

proposal-ineligible-v1 =
    Votre proposition { $proposal } en réponse à l’appel « { $call } » n’est pas recevable. Elle ne remplit pas ces critères de recevabilité :
    .subject = Votre proposition n’est pas recevable : { $call }

paper-v1 = { $process }
    .number = N° { $number }
    .to = À : { $to }
    .subject = Objet : { $subject }
    .signed = L’unité qui conduit le processus
    .footer = N° { $number } · Décision { $decision } du registre public
