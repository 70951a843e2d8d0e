# Un historique en phrases, comme l'auteur d'une proposition le comprendrait.

who-author = Son auteur
who-person = Une personne
who-rules = Le système, selon les règles
who-clock = L'horloge
who-seat = { $role ->
    [chair] La présidence (siège { $seat }) de { $body }
    [secretary] Le secrétariat (siège { $seat }) de { $body }
   *[member] Le membre au siège { $seat } de { $body }
  }
who-two = { $who }, et une seconde personne qui l'a proposé

appeal-until = Un recours contre cette décision peut être déposé auprès de { $body } jusqu'à la fin du { $day }.
appeal-none = Les règles ne prévoient pas de recours contre cette décision.
points = { $criterion } : { $points } sur { $scale }
finding = { $criterion } : moyenne { $mean }{ $of_none ->
    [yes] .
   *[no] , alors que les admis ont { $admitted }.
  }
equal-reasons = Les mêmes motifs, mot pour mot, ont été donnés à d'autres : { $others }.
votes-for = { $subject } : { $votes } voix
judged-scores = place { $place }, moyenne pondérée { $mean }
judged-public_vote = place { $place }, voix { $mean }
decided-anew = Cette décision en remplace une autre.
merged-into = Elles se poursuivent toutes sous { $subject }.

opinion-no_objection = sans objection
opinion-conditions = sans objection, sous conditions
opinion-refused = refus
opinion-not_mine = hors de sa compétence
kind-author = coauteur d'une autre proposition
kind-organisation = même organisation
kind-employer = même employeur
kind-family = lien familial
kind-financial = intérêt financier
cause-author = en tant qu'auteur
cause-declared = par sa propre déclaration
cause-alleged = après une allégation
cause-proposed = après que le registre l'a montré
relation-representative = comme représentant
relation-employee = comme employé
relation-member = comme membre
side-government = gouvernement
side-civil_society = société civile
side-local_authority = collectivité locale
side-local_authorities = collectivités locales
side-municipalities = communes
side-parliament = parlement
side-experts = experts

told-ProposalSubmitted = La proposition a été envoyée au titre de « { $call_title } ».
told-SeatApplicationReceived = La candidature a été envoyée au titre de « { $call_title } ».
told-ProposalRevised = Le texte a été modifié.
told-SeatApplicationRevised = La candidature a été modifiée.
told-ProposalWithdrawn = Elle a été retirée. Elle garde sa place au registre.
told-ProposalReturned = Elle a été renvoyée pour un défaut de forme : { $criteria }. Il peut être corrigé jusqu'à la fin du { $cure_by }.
told-CureLapsed = Le délai de correction est passé sans modification.
told-MergeAsked = Il a été demandé aux auteurs s'ils consentent à une seule proposition au lieu de { $proposals_count }.
told-MergeConsented = L'auteur a consenti à la fusion.
told-MergeRefused = L'auteur n'a pas consenti à la fusion : les propositions restent séparées.
told-ProposalsMerged = Avec l'accord de chaque auteur, { $proposals_count } propositions n'en font plus qu'une.
told-ProposalFoundEligible = Elle a été jugée recevable : elle remplit chaque critère.
told-ProposalFoundIneligible = Elle a été jugée non recevable. Critères non remplis : { $criteria }.
told-ScreeningReopened = Après un recours, sa recevabilité est décidée de nouveau.
told-ContributionHidden = Elle a été masquée, pour le motif « { $ground_title } ». Elle garde sa place, reste comptée, et a droit à une réponse.
told-ContributionRestored = Elle est de nouveau visible{ $after_appeal ->
    [yes] , après un recours.
   *[no] .
  }
told-CommentSubmitted = Le commentaire a été déposé.
told-CommentWithdrawn = Le commentaire a été retiré. Il garde sa place.
told-CommentAssigned = La préparation de la réponse au commentaire a été attribuée.
told-AnswerDrafted = Un projet de réponse au commentaire a été conservé.
told-ConsultationReportPublished = Le rapport de la consultation a été publié.
told-CommentAnswered = Le commentaire a reçu une réponse : { $outcome ->
    [accepted] accepté.
    [partly] accepté en partie.
   *[not] non accepté.
  }
told-EvaluationPrepared = « { $evaluation_title } » a été préparée : qui juge, et selon quelles règles.
told-EvaluationOpened = « { $evaluation_title } » a été ouverte, sur { $subjects } entrées.
told-SubjectEntered = Entrée dans « { $evaluation_title } ».
told-SubjectLeft = Retirée de « { $evaluation_title } » : la nouvelle décision qui précède ne l’admet plus.
told-RecusalProposed = Le registre montre un lien d'un membre ({ $kind }). D'ici à ce que ce soit réglé, ce membre ne note pas.
told-InterestDeclared = Un membre a déclaré un intérêt : { $kind }.
told-InterestAlleged = Il a été allégué qu'un membre a un intérêt : { $kind }.
told-InterestDismissed = Aucun intérêt du membre n'a été constaté.
told-MemberRecused = Un membre se récuse et ne juge pas, { $cause }.
told-ScoreSubmitted = Une note a été donnée, sous scellé jusqu'à la clôture.
told-LotContributed = Une contribution au tirage a été donnée, sous scellé jusqu'à la clôture.
told-BallotCast = Un bulletin a été déposé, sous scellé.
told-ScoringClosed = La notation a été close : { $scores } notes, { $ballots } bulletins.
told-ScoreOpened = Une note sous scellé a été ouverte : { $scored_by }.
told-LotOpened = Une contribution au tirage a été ouverte.
told-BallotsCounted = Les bulletins ont été dépouillés : { $ballots }.
told-ScoreVoided = Une note a été annulée, un intérêt ayant été constaté : elle ne compte pas.
told-ScoringReopened = La notation a été rouverte{ $after_appeal ->
    [yes] , après un recours.
   *[no] .
  }
told-TieVoteCast = Un membre a voté pour, afin de départager une égalité.
told-ReasonStated = Un motif a été énoncé sur le critère « { $criterion } ».
told-ProposalClassified = Classée sous « { $theme } ».
told-ProposalShortlisted = En liste restreinte : { $judged }.
told-ProposalNotShortlisted = Hors de la liste restreinte : { $judged }.
told-ProposalSelected = L'idée a été retenue : { $judged }.
told-ProposalNotSelected = L'idée n'a pas été retenue : { $judged }.
told-MemberSelected = La candidature a été retenue pour un siège : { $judged }.
told-ReserveListed = La candidature n'a pas de siège, et est au rang { $rank } de la liste de réserve : { $judged }.
told-SeatApplicationDeclined = La candidature n'a pas été retenue : { $judged }.
told-MotionProposed = Une motion a été mise aux voix.
told-VoteCast = Un vote a été exprimé : { $choice }.
told-PresentationHeard = Présentée et entendue à une réunion de { $body_title }.
told-AuthorAbsent = Personne n'était là pour la présenter à la réunion de { $body_title }.
told-QuestionAsked = Une question a été posée à son sujet.
told-EntityOpinionRequested = Avis demandé à { $organisation_title }, jusqu'à la fin du { $due_on }.
told-EntityOpinionReceived = { $organisation_title } a donné son avis : { $opinion }.
told-EntityOpinionLapsed = { $organisation_title } n'a rien dit jusqu'à la fin du { $due_on } : cela vaut absence d'objection.
told-IdeaKept = L'idée a été gardée : elle doit devenir un engagement.
told-IdeaDropped = L'idée ne va pas plus loin : { $votes_for } voix pour, { $votes_against } contre, abstentions : { $abstained }.
told-TaskForceRequested = Il est demandé à son auteur de former un groupe d'au moins { $least } personnes, { $sides }, jusqu'à la fin du { $due_on }.
told-TaskForceInvited = Une personne a été invitée au groupe de travail ({ $side }).
told-TaskForceJoined = La personne invitée a accepté ({ $side }).
told-TaskForceInvitationDeclined = La personne invitée ne prend pas part.
told-TaskForceFormed = Le groupe de travail est formé, avec { $members_count } membres.
told-TaskForceOverdue = Le jour est passé et le groupe n'est pas formé : { $accepted } ont accepté, il en faut au moins { $least }.
told-TaskForceDissolved = Le groupe de travail a été dissous.
told-AppealLodged = Un recours a été déposé contre « { $decision_name } ».
told-AppealDecided = Le recours contre « { $decision_name } » { $outcome ->
    [upheld] a été accueilli : la décision est reprise.
    [partly] a été accueilli en partie : la décision est reprise.
   *[dismissed] a été rejeté.
  }
told-OrganisationRegistered = L'organisation a été enregistrée.
told-PersonLinked = Une personne y a été liée, { $relation }.
told-PersonUnlinked = Une personne n'y est plus liée.
told-MemberAppointed = Le siège { $seat_name } de { $body_title } a été pourvu.
told-NominationRequested = Il a été demandé à { $organisation_title } de désigner un membre pour le siège { $seat_name }, jusqu'à la fin du { $due_on }.
told-MemberNominated = { $organisation_title } a désigné un membre pour le siège { $seat_name }.
told-NominationDeclined = { $organisation_title } ne désigne personne pour le siège { $seat_name }.
told-NominationLapsed = { $organisation_title } n'a désigné personne pour le siège { $seat_name } jusqu'à la fin du { $due_on }.
told-ActProposed = { $act } : proposé, en attente d'une seconde personne.
told-NoticeQueued = Un avis doit partir : « { $decision_name } » ({ $channel }).
told-NoticeSent = L'avis a été remis : « { $decision_name } » ({ $channel }).
told-NoticeFailed = L'avis a été refusé : « { $decision_name } » ({ $channel }).

told-OutcomeMarked = La décision « { $decision_name } » y a été inscrite.
told-NoticeAbandoned = L'avis n'a pas pu être remis : « { $decision_name } » ({ $channel } ; essais : { $attempts }).
told-ManualTaskOpened = « { $decision_name } » est à annoncer à la main ({ $channel }).
told-ManualTaskClosed = « { $decision_name } » a été annoncé à la main ({ $channel }), le { $done_on } ; la preuve est gardée.
told-LetterIssued = La lettre { $number } a été émise, au sujet de « { $decision_name } ».

told-CommitmentDrafted = L'engagement « { $commitment_title } » a été rédigé.
told-CommitmentRevised = L'engagement « { $commitment_title } » a été révisé.
told-WorkshopHeld = Un atelier sur « { $commitment_title } » s'est tenu ({ $mode }) le { $held_on } ; participants : { $participants }.
told-StakeholdersConsulted = Les parties prenantes ont été consultées sur « { $commitment_title } » ({ $channel }) : { $audience }, du { $first } au { $last }.
told-CommitmentReadyForReview = Le groupe de travail a remis « { $commitment_title } » pour examen ; ateliers : { $workshops }, consultations : { $consultations }.
told-AmendmentRequested = Un amendement à « { $commitment_title } » a été demandé.
told-CommitmentAmended = « { $commitment_title } » a été amendé ; demandes traitées : { $answers_count }.
told-AmendmentClosed = Une demande d'amendement à « { $commitment_title } » a été close : { $outcome ->
    [settled] traitée.
   *[withdrawn] retirée.
  }
told-MilestoneReported = { $organisation_title } a rendu compte de l'étape { $milestone } de « { $commitment_title } » : { $milestone_status }.
told-ParagraphsIdentified = Les paragraphes de la version { $number } ont reçu leurs identifiants : { $paragraphs_count }.
told-CommitmentDropped = { $body_title } a abandonné « { $commitment_title } ».
told-ResponsibleEntityNamed = { $organisation_title } est désignée responsable de « { $commitment_title } ».
told-ApprovalRequested = L'approbation de la version { $number } de « { $document_title } » a été demandée à { $organisation_title }.
told-EntityApproved = { $organisation_title } a approuvé la version { $number } de « { $document_title } ».
told-EntityRefused = { $organisation_title } n'a pas approuvé la version { $number } de « { $document_title } » : { $entity_answer }.
