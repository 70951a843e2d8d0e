# Ce que le registre prouve, en phrases.

fact-document_drafted = La version { $number } de « { $title } » a été rédigée, en { $languages }.
fact-document_version_added = La version { $number } de « { $title } » a été ajoutée, en { $languages }.
fact-document_finalised = La version { $number } de « { $title } » a été déclarée finale.
fact-document_published = La version { $number } de « { $title } » a été publiée, en { $languages }.
fact-meeting_held = { $body_title } s'est réuni avec { $present } sièges présents sur { $seats }.
fact-meeting_adjourned = { $body_title } avait { $present } sièges présents sur { $seats }, sans quorum : la réunion est ajournée et rien n'est décidé.
fact-motion_carried = Adoptée : { $votes_for } pour, { $votes_against } contre, abstentions : { $abstained }. « { $words } »
fact-motion_failed = Rejetée : { $votes_for } pour, { $votes_against } contre, abstentions : { $abstained }. « { $words } »
fact-publication_approved = La publication de la version { $number } de « { $title } » pour commentaires a été approuvée.
fact-publication_refused = La publication de la version { $number } de « { $title } » pour commentaires a été refusée.
fact-comment_period = « { $title } » : ouvert { $days ->
    [one] { $days } jour
   *[other] { $days } jours
  } sur la version { $number } ; { $received ->
    [0] aucun commentaire reçu.
    [one] { $received } commentaire reçu, retiré : { $withdrawn }.
   *[other] { $received } commentaires reçus, retirés : { $withdrawn }.
  }
fact-comment_period_extended = La période de commentaires a été prolongée du { $old_last } au { $new_last }.
fact-comment_period_missed = Les commentaires sur la version { $number } de « { $title } » n'ont jamais été ouverts : l'accord est venu à la fin de la période ou après ({ $closes_at }).
fact-comments_answered = « { $title } » : { $answered ->
    [one] { $answered } commentaire a reçu une réponse
   *[other] { $answered } commentaires ont reçu une réponse
  }. Acceptés : { $outcomes_accepted }, en partie : { $outcomes_partly }, non acceptés : { $outcomes_not }. { $complete ->
    [yes] Aucun n'attend plus de réponse.
   *[no] D'autres attendent une réponse.
  }
fact-call = « { $title } » : ouvert { $days ->
    [one] un jour
   *[other] { $days } jours
  }, avec { $criteria } critères. { $called_for ->
    [seats] L'appel porte sur les sièges d'un organe.
   *[proposals] { $received ->
      [0] Aucune proposition n'a été reçue.
      [one] Propositions reçues : 1 ; retirées : { $withdrawn }, recevables : { $eligible }, non recevables : { $ineligible }.
     *[other] Propositions reçues : { $received } ; retirées : { $withdrawn }, recevables : { $eligible }, non recevables : { $ineligible }.
    }
  }
fact-call_extended = L'échéance a été reportée du { $old_last } au { $new_last }, à la demande de : { $asked_by }.
fact-proposals_merged = Avec l'accord de chaque auteur, { $merged } propositions n'en font plus qu'une.
fact-screening_concluded = Chaque proposition a été examinée selon les critères de recevabilité : recevables { $eligible }, non recevables { $ineligible }, retirées { $withdrawn }, fusionnées avec d'autres { $merged }.
fact-rescheduled = Les dates sont passées de { $old } à { $new }.
fact-evidence = Ce qui est rapporté s'appuie sur :
fact-act_declined = La seconde personne a décliné l'acte : { $act }.
fact-notices = { $count } avis de « { $decision_type } » ; remis : { $sent }, refusés : { $failed }.
fact-correction = { $field } a été corrigé de « { $old } » en « { $new } ».
