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
