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
fact-call_extended = L'échéance a été reportée du { $old_last } au { $new_last }, à la demande de : { $asked_by }.
fact-proposals_merged = Avec l'accord de chaque auteur, { $merged } propositions n'en font plus qu'une.
fact-rescheduled = Les dates sont passées de { $old } à { $new }.
fact-evidence = Ce qui est rapporté s'appuie sur :
fact-act_declined = La seconde personne a décliné l'acte : { $act }.
fact-notices = { $count } avis de « { $decision_type } » ; remis : { $sent }, refusés : { $failed }.
fact-correction = { $field } a été corrigé de « { $old } » en « { $new } ».
fact-call = « { $title } » : ouvert { $days ->
    [one] un jour
   *[other] { $days } jours
  }, avec { $criteria } critères. { $called_for ->
    [seats] { $received ->
      [0] Aucune candidature n'a été reçue.
     *[other] Candidatures reçues : { $received } ; retirées : { $withdrawn }, recevables : { $eligible }, non recevables : { $ineligible }.
    }
   *[proposals] { $received ->
      [0] Aucune proposition n'a été reçue.
     *[other] Propositions reçues : { $received } ; retirées : { $withdrawn }, recevables : { $eligible }, non recevables : { $ineligible }.
    }
  }
fact-screening_concluded = Tout ce qui a été reçu a été examiné selon les critères de recevabilité : recevables { $eligible }, non recevables { $ineligible }, retirées { $withdrawn }, fusionnées avec d'autres { $merged }.
fact-screening_reopened = Après un recours, la recevabilité est décidée de nouveau.
fact-contribution_hidden = Une contribution a été masquée, pour le motif « { $ground_title } ». Elle garde sa place et reste comptée.
fact-contribution_restored = Une contribution masquée est de nouveau visible{ $after_appeal ->
    [yes] , après un recours.
   *[no] .
  }
fact-nominations = Désignations demandées pour { $body_title } : { $asked }. Membres désignés : { $named }, refus : { $declined }, délais passés sans réponse : { $lapsed }.
fact-member_resigned = Un membre de { $body_title } a démissionné ; le siège { $seat_name } est vacant.
fact-member_replaced = Le siège { $seat_name } de { $body_title } est passé à une autre personne{ $rank ->
    [0] .
   *[other] , au rang { $rank } de la liste de réserve.
  }
fact-workgroup_formed = { $body_title } est au complet, avec { $members } membres.
fact-motion_adjourned = Sans les membres récusés, le quorum manquait pour « { $words } » : rien n'a été décidé à ce sujet.
fact-motion_recused = Un membre s'est récusé pour la motion « { $words } », en raison d'un intérêt.
fact-hearing = Présentations entendues : { $heard } ; auteurs absents : { $absent } ; questions posées : { $questions }.
fact-minutes_approved = Le procès-verbal a été approuvé ; objections : { $objections }, opinions divergentes : { $dissents }.
fact-evaluation = « { $title } », par { $body_title } : { $method ->
    [public_vote] vote public, { $subjects } entrées.
   *[scores] { $subjects } entrées, { $scores } notes sous scellé{ $closed ->
      [yes] , ouvertes à la clôture
     *[no] , pas encore ouvertes
    } ; récusations : { $recused }, notes annulées : { $voided }.
  }
fact-ballots_counted = Le vote public a été dépouillé : { $ballots } bulletins.
fact-score_voided = Une note a été annulée, un intérêt ayant été constaté : elle ne compte pas.
fact-scoring_reopened = La notation a été rouverte pour { $subjects } des entrées{ $after_appeal ->
    [yes] , après un recours.
   *[no] .
  }
fact-classified = { $subjects } propositions ont été classées, en { $themes } thèmes.
fact-shortlist_approved = En liste restreinte : { $admitted } ; hors de la liste : { $refused }.
fact-ideas_selected = Idées retenues : { $admitted } ; non retenues : { $refused }.
fact-selection_approved = Candidatures retenues : { $admitted } ; non retenues : { $refused }, dont sur la liste de réserve : { $reserve }.
fact-opinions = Avis demandés aux entités : { $asked }. Sans objection : { $opinions_no_objection }, sous conditions : { $opinions_conditions }, refus : { $opinions_refused }, hors compétence : { $opinions_not_mine }, délais passés sans réponse (sans objection) : { $lapsed }.
fact-final_ideas_decided = { $body_title } a décidé des idées finales : { $kept } gardées, { $dropped } écartées.
fact-task_forces = Groupes de travail demandés : { $asked }, d'au moins { $least } membres chacun. Formés : { $formed }, en retard à un moment : { $overdue }, dissous : { $dissolved }.
fact-appeal = Un recours contre « { $decision_type } » a été déposé. { $outcome ->
    [upheld] Il a été accueilli : la décision est reprise.
    [partly] Il a été accueilli en partie : la décision est reprise.
    [dismissed] Il a été rejeté.
   *[open] Il n'est pas encore tranché.
  }

fact-manual_tasks = Tâches humaines, là où le courriel ne suffit pas (appels, poste) : { $opened }, accomplies avec preuve : { $closed }.
fact-letters = Lettres officielles émises : { $letters }, dont à des organisations : { $to_organisations }.

composition = représentants { $sides }
side-of-government = du gouvernement
side-of-civil_society = de la société civile
side-of-local_authority = d'une collectivité locale
side-of-local_authorities = des collectivités locales
side-of-municipalities = des communes
side-of-parliament = du parlement
side-of-experts = des experts

decided-more = { $tie ->
    [none] {""}
    [criteria] Une égalité au seuil a été départagée par les critères de plus grand poids.
    [vote] Une égalité au seuil a été départagée par un vote consigné.
    [lot] Une égalité au seuil a été départagée par tirage au sort.
   *[other] Une égalité au seuil a été départagée par : { $tie }.
  } { $again ->
    [yes] Cette décision en remplace une autre.
   *[no] {""}
  } { $appeals ->
    [0] {""}
   *[other] Recours alors ouverts : { $appeals }.
  }

fact-commitments_drafted = Engagements rédigés : { $commitments }.
fact-workshops = Ateliers tenus : { $workshops }, sur { $commitments } engagements ; participants : { $participants }.
fact-stakeholders_consulted = Consultations des parties prenantes : { $consultations }, sur { $commitments } engagements ({ $channel }).
fact-commitments_ready = Engagements remis pour examen, gabarit complet : { $commitments }.
fact-commitments_revised = Versions rédigées : { $versions }, de { $commitments } engagements.
fact-amendments_requested = Amendements demandés : { $asked }, sur { $commitments } engagements ; traités : { $outcomes_settled }, retirés : { $outcomes_withdrawn }.
fact-commitments_amended = Versions répondant à des amendements : { $versions }, de { $commitments } engagements ; demandes traitées : { $answered }.
fact-amendments_closed = Amendements clos : traités { $outcomes_settled }, retirés { $outcomes_withdrawn }.
fact-commitments_endorsed = { $body_title } a validé des engagements : { $commitments } ; amendements ouverts alors : { $open }.
fact-commitments_approved = { $body_title } a approuvé des engagements pour consultation publique : { $commitments } ; amendements ouverts alors : { $open }.
fact-commitments_returned = { $body_title } a renvoyé des engagements à leurs groupes : { $commitments }.
fact-commitment_dropped = { $body_title } a abandonné l'engagement « { $commitment_title } ».
fact-commitments_frozen = Engagements gelés pour le plan : { $commitments }.
fact-milestones = Étapes rapportées : { $milestones } ; non commencées { $statuses_not_started }, limitées { $statuses_limited }, substantielles { $statuses_substantial }, achevées { $statuses_complete }.
fact-plan_drafted = « { $title } » a été assemblé exactement des engagements gelés : { $commitments } ({ $languages }).
fact-plan_revised = La version { $number } de « { $title } » a suivi la version { $before } ; paragraphes modifiés : { $changed }, nouveaux : { $new }, supprimés : { $gone }. { $note }
fact-approvals = Entités dont l'approbation a été demandée : { $entities } ; approuvé : { $approved }, non approuvé : { $refused }, en attente : { $waiting }.
fact-cabinet_approved = Le Conseil des ministres a approuvé la version { $number } de « { $title } » (décision { $decision }).
fact-plan_returned = Le Conseil des ministres a renvoyé la version { $number } de « { $title } » (décision { $decision }).
fact-plan_published = La version approuvée { $number } de « { $title } » a été publiée ({ $languages }).
fact-plan_submitted = La version approuvée { $number } de « { $title } » a été transmise à { $recipient }.
fact-submission_acknowledged = Le destinataire a confirmé la réception de la version { $number } de « { $title } ».
fact-consultation_report = Le rapport sur « { $title } » a été publié : commentaires { $counted }, groupes d'opinions { $groups }.

milestone-status-not_started = non commencée
milestone-status-limited = progrès limités
milestone-status-substantial = progrès substantiels
milestone-status-complete = achevée
entity-answer-refuse = refus
entity-answer-conditions = conditions
entity-answer-not_mine = hors de sa compétence
