# Des engagements à la transmission du plan.

commitment-v1 = { $commitment } (version { $number })

approval-of-v1 = { $commitments ->
    [one] Elle répond de cet engagement :
   *[other] Elle répond de ces { $commitments } engagements :
}

commitment-ready-v1 =
    L’engagement « { $commitment } » est remis pour examen, dans sa version { $number }.
    .subject = Prêt pour examen : { $commitment }

amendment-requested-v1 =
    Une modification de l’engagement « { $commitment } » est demandée, dans sa version { $number }. La demande :
    .subject = Modification demandée : { $commitment }

amendment-closed-v1 =
    La demande de modification de l’engagement « { $commitment } » est close : { $outcome ->
        [withdrawn] elle a été retirée, et la version { $number } demeure
       *[other] la version { $number } y répond
    }.
    .subject = Demande de modification close : { $commitment }

commitments-endorsed-v1 =
    L’instance « { $body } » appuie { $commitments ->
        [one] { $commitments } engagement
       *[other] { $commitments } engagements
    }, dans ces versions mêmes. { $amendments ->
        [0] Aucune demande de modification n’est ouverte.
        [one] Une demande de modification est encore ouverte.
       *[other] { $amendments } demandes de modification sont encore ouvertes.
    }
    .subject = Appuyé par l’instance « { $body } »

commitment-dropped-v1 =
    L’instance « { $body } » a écarté l’engagement « { $commitment } » (version { $number }) : il ne va pas plus loin. La décision et son motif figurent au registre public.
    .subject = Écarté : { $commitment }

commitments-approved-v1 =
    L’instance « { $body } » a approuvé la soumission de { $commitments ->
        [one] { $commitments } engagement
       *[other] { $commitments } engagements
    } aux commentaires du public, dans ces versions mêmes. { $amendments ->
        [0] Aucune demande de modification n’est ouverte.
        [one] Une demande de modification est encore ouverte.
       *[other] { $amendments } demandes de modification sont encore ouvertes.
    }
    .subject = Approuvé pour commentaires par l’instance « { $body } »

commitments-returned-v1 =
    L’instance « { $body } » a renvoyé { $commitments ->
        [one] { $commitments } engagement
       *[other] { $commitments } engagements
    } aux rédacteurs :
    .subject = Renvoyé par l’instance « { $body } »

commitments-frozen-v1 =
    Le { $day }, les engagements du plan ont été arrêtés. { $commitments ->
        [one] { $commitments } engagement constitue
       *[other] { $commitments } engagements constituent
    } le plan, dans ces versions mêmes :
    .subject = Les engagements du plan sont arrêtés

plan-drafted-v1 =
    Le projet « { $plan } » a été établi le { $day }, à partir de { $commitments ->
        [one] { $commitments } engagement arrêté
       *[other] { $commitments } engagements arrêtés
    } :
    .subject = Projet établi : { $plan }

plan-revised-v1 =
    « { $plan } » a une nouvelle version, { $number }, depuis le { $day }. Ce qui a changé, et pourquoi :
    .subject = Révisé : { $plan }

approval-requested-v1 =
    L’entité « { $organisation } » est priée d’approuver la version { $number } de « { $plan } »{ $dated ->
        [yes] {" "}jusqu’au { $due_on } inclus
       *[no] {""}
    } : approuver, refuser, poser des conditions, ou dire que cela ne la concerne pas ; tout refus avec son motif.
    .subject = { $dated ->
        [yes] Votre approbation est demandée avant la fin du { $due_on } : { $plan }
       *[no] Votre approbation est demandée : { $plan }
    }

entity-approved-v1 =
    L’entité « { $organisation } » a approuvé la version { $number } de « { $plan } » le { $day }.
    .subject = Approuvé par l’entité « { $organisation } » : { $plan }

entity-refused-v1 =
    L’entité « { $organisation } » n’a pas approuvé la version { $number } de « { $plan } » le { $day } : { $answer ->
        [conditions] elle pose des conditions
        [not_mine] elle dit que cela ne la concerne pas
       *[refuse] elle refuse
    }.
    .subject = Non approuvé par l’entité « { $organisation } » : { $plan }

cabinet-approved-v1 =
    Le Conseil des ministres a approuvé la version { $number } de « { $plan } » le { $day }, par sa décision { $decision }.
    .subject = Approuvé par le Conseil des ministres : { $plan }

plan-returned-v1 =
    Le Conseil des ministres a renvoyé la version { $number } de « { $plan } » le { $day }, par sa décision { $decision }.
    .subject = Renvoyé par le Conseil des ministres : { $plan }

plan-published-v1 =
    « { $plan } » a été publié le { $day }, dans sa version approuvée { $number }.
    .subject = Publié : { $plan }

plan-submitted-v1 =
    « { $plan } » a été transmis le { $day } dans sa version approuvée { $number }, à : { $recipient }.
    .subject = Transmis : { $plan }

submission-acknowledged-v1 =
    La réception de « { $plan } », version { $number }, a été confirmée le { $day } par son destinataire.
    .subject = Réception confirmée : { $plan }

comment-changed-v1 = { $part ->
    [paragraph] Ce qu’il a changé : le paragraphe { $paragraph } de « { $document } », dans la version { $number }.
   *[all] Ce qu’il a changé : « { $document } », dans la version { $number }.
}

comment-code-v1 = Pourquoi il n’a rien changé : { $code ->
    [explained] la réponse le dit
    [out_of_scope] il sort du champ de la consultation
    [already_there] ce qu’il demande y est déjà
    [not_feasible] cela ne peut se faire dans la durée du plan
    [against_the_law] la loi ne le permet pas
    [no_means] les moyens manquent
    [unclear] ce qu’il demande n’est pas clair
    [repeated] il répète un autre commentaire, qui a sa réponse
   *[other] { $code }
}.

comment-by-v1 = La réponse a été donnée par : { $organisation }.

comment-assigned-v1 =
    La réponse au commentaire { $comment } dans la consultation « { $consultation } » vous est confiée. Le commentaire vous est montré avec les réponses attendues.
    .subject = Une réponse à préparer : { $consultation }

consultation-report-v1 =
    Le rapport de la consultation « { $consultation } » sur la version { $number } de « { $document } » est publié : { $counted ->
        [0] aucun commentaire
        [one] { $counted } commentaire
       *[other] { $counted } commentaires
    }, regroupés en { $groups ->
        [0] aucune opinion
        [one] { $groups } opinion
       *[other] { $groups } opinions
    }, chacune avec sa réponse. Vous recevez cet avis parce que vous avez commenté.
    .subject = Rapport publié : { $consultation }
