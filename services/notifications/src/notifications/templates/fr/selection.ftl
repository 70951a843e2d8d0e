# De l’appel aux groupes de travail. Le numéro d’une proposition ou d’une candidature est celui de son accusé de réception.

asking-v2 = Si vous ne comprenez pas la décision, ou si vous pensez qu’elle est erronée, écrivez à l’unité qui conduit le processus en indiquant le numéro { $proposal }. La décision figure au registre public avec son motif.

appeal-v1 =
    Vous pouvez former un recours contre cette décision jusqu’au { $until } inclus. Le recours se dépose avec vos propres mots, dans toute langue du processus, en indiquant le numéro de la décision : { $decision }. L’instance qui statue est « { $body } », par des personnes qui n’ont pas pris part à la décision. Le recours est gratuit et ne peut vous nuire.

findings-v1 = { $criteria ->
    [one] La décision repose sur ce critère :
   *[other] La décision repose sur ces { $criteria } critères :
}

finding-v1 = { $compared ->
    [yes] { $criterion } : { $mean }, contre { $admitted } en moyenne pour les candidats retenus.
   *[no] { $criterion } : { $mean }.
}

votes-v1 = La décision repose sur le vote public : { $votes ->
    [0] aucun bulletin ne la désigne
    [one] { $votes } bulletin la désigne
   *[other] { $votes } bulletins la désignent
}, soit la place { $place }.

application-received-v1 =
    Votre candidature en réponse à l’appel « { $call } » est arrivée le { $arrived } et est enregistrée.
    Son numéro est { $proposal } ; il vous permet de la retirer jusqu’à la décision.
    .subject = Votre candidature est enregistrée : { $call }

proposal-returned-v2 =
    Votre { $kind ->
        [seats] candidature
       *[proposals] proposition
    } { $proposal } en réponse à l’appel « { $call } » vous est renvoyée pour un défaut de forme. Vous pouvez le corriger jusqu’au { $cure_by } inclus. Il concerne :
    .subject = À corriger avant la fin du { $cure_by } : { $call }

cure-lapsed-v2 =
    Le délai pour corriger votre { $kind ->
        [seats] candidature
       *[proposals] proposition
    } { $proposal } en réponse à l’appel « { $call } » est passé. La décision sera prise en l’état.
    .subject = Le délai de correction est passé : { $call }

proposal-eligible-v2 =
    Votre { $kind ->
        [seats] candidature
       *[proposals] proposition
    } { $proposal } en réponse à l’appel « { $call } » remplit tous les critères de recevabilité et est recevable. Elle passe à la sélection.
    .subject = Recevable : { $call }

proposal-ineligible-v2 =
    Votre { $kind ->
        [seats] candidature
       *[proposals] proposition
    } { $proposal } en réponse à l’appel « { $call } » n’est pas recevable. Elle ne remplit pas ces critères de recevabilité :
    .subject = Non recevable : { $call }

screening-reopened-v1 =
    La recevabilité de votre { $kind ->
        [seats] candidature
       *[proposals] proposition
    } { $proposal } en réponse à l’appel « { $call } » sera décidée de nouveau, car un recours a été accueilli. La nouvelle décision vous sera communiquée.
    .subject = À décider de nouveau : { $call }

proposal-hidden-v1 =
    Votre { $kind ->
        [seats] candidature
       *[proposals] proposition
    } { $proposal } en réponse à l’appel « { $call } » n’est plus montrée au public, pour ce motif de la liste publiée : { $ground }
    Elle garde sa place et suit son cours ; le motif est affiché à sa place.
    .subject = Plus montrée au public : { $call }

proposal-restored-v1 =
    Votre { $kind ->
        [seats] candidature
       *[proposals] proposition
    } { $proposal } en réponse à l’appel « { $call } » est de nouveau montrée au public.
    .subject = De nouveau montrée : { $call }

comment-hidden-v1 =
    Votre commentaire { $comment } dans la consultation « { $consultation } » n’est plus montré au public, pour ce motif de la liste publiée : { $ground }
    Il garde sa place, il est compté et une réponse lui est due ; le motif est affiché à sa place.
    .subject = Votre commentaire n’est plus montré : { $consultation }

comment-restored-v1 =
    Votre commentaire { $comment } dans la consultation « { $consultation } » est de nouveau montré au public.
    .subject = Votre commentaire est de nouveau montré : { $consultation }

motion-adjourned-v1 =
    Lors de la réunion « { $meeting } », l’instance « { $body } » n’a rien décidé sur cette motion : sans les membres qui n’y prennent pas part, le quorum n’est pas atteint. { $motion }
    .subject = Motion ajournée : { $meeting }

minutes-drafted-v1 =
    Voici le projet de procès-verbal (numéro { $number }) de la réunion « { $meeting } » de l’instance « { $body } », à laquelle vous étiez présent. Vous pouvez y faire objection jusqu’au { $objections_by } inclus.
    .subject = Projet de procès-verbal, objections jusqu’au { $objections_by } : { $meeting }

proposal-shortlisted-v1 =
    Votre proposition { $proposal } figure sur la liste restreinte de « { $evaluation } ». Vous serez invité à la présenter.
    .subject = Sur la liste restreinte : { $evaluation }

proposal-not-shortlisted-v1 =
    Votre proposition { $proposal } ne figure pas sur la liste restreinte de « { $evaluation } ».
    .subject = Pas sur la liste restreinte : { $evaluation }

proposal-selected-v1 =
    Votre proposition { $proposal } est retenue dans « { $evaluation } ». L’entité concernée va maintenant être consultée.
    .subject = Proposition retenue : { $evaluation }

proposal-not-selected-v1 =
    Votre proposition { $proposal } n’est pas retenue dans « { $evaluation } ».
    .subject = Proposition non retenue : { $evaluation }

member-selected-v1 =
    Vous êtes retenu pour un siège dans « { $evaluation } », au titre de votre candidature { $proposal }. Vous serez invité à la première réunion.
    .subject = Retenu pour un siège : { $evaluation }

reserve-listed-v1 =
    Vous n’êtes pas retenu pour un siège dans « { $evaluation } ». Au titre de votre candidature { $proposal }, vous êtes au rang { $rank } de la liste de réserve : un siège qui devient vacant est proposé dans l’ordre de cette liste.
    .subject = Sur la liste de réserve : { $evaluation }

application-declined-v1 =
    Vous n’êtes pas retenu pour un siège dans « { $evaluation } ». Telle est la décision sur votre candidature { $proposal }.
    .subject = Non retenu pour un siège : { $evaluation }

member-recused-v1 =
    Dans « { $evaluation } », un membre ne prend pas part à l’examen du numéro { $proposal } : { $cause ->
        [author] il en est l’auteur
        [declared] il a déclaré un intérêt
        [alleged] l’intérêt allégué a été constaté
       *[proposed] le registre fait apparaître un intérêt commun
    }. Vous en êtes informé parce que vous êtes ce membre, ou avez allégué l’intérêt.
    .subject = Récusation : { $evaluation }

interest-dismissed-v1 =
    Dans « { $evaluation } », il a été constaté qu’aucun intérêt n’empêche le membre d’examiner le numéro { $proposal } : il y prend part. Vous en êtes informé parce que vous êtes ce membre, ou avez allégué l’intérêt.
    .subject = Aucun intérêt constaté : { $evaluation }

nomination-requested-v1 =
    L’entité « { $organisation } » est invitée à désigner une personne pour le siège { $seat } de l’instance « { $body } », jusqu’au { $due_on } inclus. Sans désignation d’ici là, la demande devient caduque et une autre entité peut être sollicitée.
    .subject = Une désignation vous est demandée avant la fin du { $due_on } : { $body }

nomination-lapsed-v1 =
    L’entité « { $organisation } » n’a désigné personne pour le siège { $seat } de l’instance « { $body } » jusqu’au { $due_on } inclus. La demande est caduque, et une autre entité peut être sollicitée.
    .subject = La demande de désignation est caduque : { $body }

opinion-requested-v1 =
    L’entité « { $organisation } » est invitée à donner son avis sur la proposition { $proposal }, jusqu’au { $due_on } inclus : pas d’objection, des conditions, un refus, ou qu’elle n’est pas concernée ; chaque avis est motivé. Le silence jusque-là est consigné comme une absence d’objection.
    .subject = Votre avis est demandé avant la fin du { $due_on }

opinion-lapsed-v1 =
    L’entité « { $organisation } » n’a pas donné d’avis sur la proposition { $proposal } jusqu’au { $due_on } inclus. Cela est consigné comme une absence d’objection.
    .subject = Consigné comme absence d’objection : proposition { $proposal }

idea-kept-v1 =
    Votre proposition { $proposal } est parmi les idées finales : elle doit devenir un engagement, et un groupe de travail sera formé.
    .subject = Parmi les idées finales : proposition { $proposal }

idea-dropped-v1 =
    Votre proposition { $proposal } n’est pas parmi les idées finales : la motion pour la garder a été rejetée. Voix pour : { $for } ; contre : { $against } ; abstentions : { $abstained }.
    .subject = Pas parmi les idées finales : proposition { $proposal }

task-force-requested-v1 =
    Vous êtes invité à former un groupe de travail pour votre proposition { $proposal } jusqu’au { $due_on } inclus : { $least ->
        [one] au moins { $least } membre
       *[other] au moins { $least } membres
    }, { $sides ->
        [one] de la partie que les règles désignent
       *[other] de chacune des { $sides } parties que les règles désignent
    }. Chaque personne invitée doit accepter.
    .subject = Formez un groupe de travail avant la fin du { $due_on }

task-force-overdue-v1 =
    Le jour fixé pour former le groupe de travail de votre proposition { $proposal } est passé. { $accepted ->
        [0] Personne n’a accepté
        [one] { $accepted } personne a accepté
       *[other] { $accepted } personnes ont accepté
    } ; il en faut au moins { $least }. Vous pouvez encore le former : le retard figure au registre.
    .subject = Le groupe de travail est en retard : proposition { $proposal }

task-force-invited-v1 =
    Vous êtes invité au groupe de travail de la proposition { $proposal }. Vous n’en faites partie que si vous acceptez.
    .subject = Vous êtes invité à un groupe de travail

task-force-formed-v1 =
    Le groupe de travail de la proposition { $proposal } est formé, avec { $members ->
        [one] { $members } membre
       *[other] { $members } membres
    }. Vous en êtes.
    .subject = Le groupe de travail est formé : proposition { $proposal }

task-force-dissolved-v1 =
    Le groupe de travail de la proposition { $proposal } est dissous.
    .subject = Le groupe de travail est dissous : proposition { $proposal }

appeal-lodged-v1 =
    Votre recours est arrivé et il est enregistré. Il vise la décision { $stage ->
        [screening] sur la recevabilité
        [shortlist] sur la liste restreinte
        [ideas] de sélection
        [seats] sur le siège
        [final] sur les idées finales
        [moderation] de retrait de l’affichage
       *[other] prise
    } pour le numéro { $proposal }. Le numéro du recours est { $appeal }. Des personnes qui n’ont pas pris part à la décision statueront.
    .subject = Votre recours est enregistré : { $appeal }

appeal-decided-v1 =
    Votre recours { $appeal } contre la décision { $stage ->
        [screening] sur la recevabilité
        [shortlist] sur la liste restreinte
        [ideas] de sélection
        [seats] sur le siège
        [final] sur les idées finales
        [moderation] de retrait de l’affichage
       *[other] prise
    } pour le numéro { $proposal } est tranché : { $outcome ->
        [upheld] il est accueilli, et la décision sera prise de nouveau
        [partly] il est accueilli en partie, et la décision sera prise de nouveau
       *[dismissed] il est rejeté, et la décision demeure
    }.
    .subject = Votre recours est tranché : { $appeal }
