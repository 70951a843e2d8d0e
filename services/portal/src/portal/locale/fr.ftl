# Les mots fixes du portail en français.

site = Mithaq
site-about = Le registre de l'élaboration d'un plan d'action pour un gouvernement ouvert : chaque acte, par qui, quand et pourquoi.
skip = Aller au contenu
languages = Langues
instant = { $day }, { $hour } ({ $offset })
missing-title = Cette page n'existe pas
missing = Le registre n'a rien à cette adresse.

## Processus

processes = Processus
processes-none = Aucun processus n'a encore commencé.

## Le rapport

report = Rapport d'avancement
as-of = Tel qu'au { $instant }
times = Les heures sont celles de { $zone }.
report-caption = Activités par phase : ce qui était prévu, ce qui a été rapporté, et ce que le registre prouve
column-activity = Activité
column-reported = Ce qui a été rapporté
column-proved = Ce que le registre prouve
column-dates = Dates prévues
phase = Phase { $number }
reported-none = Rien n'est encore rapporté.
proved-none = Le registre ne prouve encore rien.
stated-on = rapporté le { $day }
note = Note : { $note }
mode = Tenue : { $mode }
published-in = Publié en { $languages }
history = Historique
history-of-activity = Historique de l'activité { $number }
history-of-fact = Son historique dans le registre
corrections = Corrections du processus
state-suspended = Le processus est suspendu : rien n'y est décidé jusqu'à sa reprise.
state-cancelled = Le processus a été annulé.
derived = Chaque statut, nombre et date de cette page vient des seuls événements enregistrés.
as-data = Le rapport en données (JSON)
hash = SHA-256
events-ids = Événements
quorum = Le quorum est de plus de { $quorum_share } des sièges, et d'au moins { $quorum_each_side } de chaque côté.
missing-quorum = Il manque : { $missing }.
closes-open = Clôture le { $instant }.
closes-closed = Clos le { $instant }.
by-two = Deux personnes en répondent.
evidence-link = Lien
evidence-file = Fichier
evidence-event = Événement

status-reported = Fait et rapporté
status-stated = Fait, non rapporté
status-in_progress = En cours
status-upcoming = À venir

date-period = Période
date-meeting = Réunion
date-comment_period = Période de commentaires
date-publication = Publication
date-call_published = Publication de l'appel
date-deadline = Date limite
date-selection = Sélection
date-decision = Décision
date-task_forces_formed = Groupes de travail formés
date-approval = Approbation

channel-facebook_page = Page Facebook
channel-email = Courriel
channel-web_form = Formulaire en ligne
channel-website = Site web
channel-meeting = Réunion
channel-video = Vidéo
channel-official_letter = Lettre officielle
channel-invitation = Invitation
channel-phone = Téléphone

purpose-outreach = sensibilisation
purpose-intake = recueil
purpose-decision = décision
purpose-invitation = invitation
purpose-record = archivage

mode-in_person = en présence
mode-remote = à distance
mode-both = en présence et à distance

missing-seats = des sièges

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

## Historiques

history-title = Historique de { $subject }
history-caption = Qui a fait quoi, quand et pourquoi, du plus ancien au plus récent
history-none = Le registre n'a rien à ce sujet.
column-when = Quand
column-who = Qui
column-what = Quoi
column-why = Pourquoi
column-version = Sur quelle version
person = personne { $id }
service = le service { $service }
caused = à la suite d'un événement
was-due = dû le { $instant }
activity = Activité { $number }
document-version = Version { $number }
stream-version = événement { $version } de son flux
by-rule = selon la règle { $rule }, version { $version }
pages = Pages
newer = Plus récents
older = Plus anciens

act-OpenConsultation = ouvrir une consultation
act-ApprovePublication = approuver une publication
act-ExtendWindow = prolonger une période de commentaires
act-PublishDocument = publier un document
act-ExtendDeadline = reporter une échéance

choice-for = pour
choice-against = contre
choice-abstain = abstention

office-unit_officer = responsable de l'unité
office-clock_operator = opérateur de l'horloge
office-auditor = auditeur
office-data_protection_officer = responsable de la protection des données

event-ProcessStarted = Le processus a commencé
event-RulesPublished = Règles publiées
event-RulesAmended = Règles modifiées
event-TimelinePublished = Calendrier publié
event-ActivityPlanned = Activité prévue
event-ActivityRescheduled = Activité reportée
event-ProgressReported = Avancement rapporté
event-OutreachRecorded = Action de communication consignée
event-CorrectionRecorded = Correction consignée
event-ProcessSuspended = Le processus a été suspendu
event-ProcessResumed = Le processus a repris
event-ProcessCancelled = Le processus a été annulé
event-ClockMoved = L'horloge a été avancée
event-DocumentDrafted = Document rédigé
event-DocumentVersionAdded = Version ajoutée
event-DocumentFinalised = Document déclaré final
event-DocumentPublished = Document publié
event-ActProposed = Acte proposé, en attente d'une seconde personne
event-ActDeclined = Acte décliné par la seconde personne
event-BodyEstablished = Organe établi
event-MemberAppointed = Membre nommé
event-MeetingConvened = Réunion convoquée
event-AttendanceRecorded = Présences consignées
event-MotionProposed = Motion proposée
event-VoteCast = Vote exprimé
event-MeetingHeld = Réunion tenue
event-MeetingAdjourned = Réunion ajournée
event-MotionCarried = Motion adoptée
event-MotionFailed = Motion rejetée
event-PublicationApproved = Publication approuvée
event-PublicationRefused = Publication refusée
event-CommentPeriodScheduled = Période de commentaires fixée
event-CommentPeriodMissed = Période de commentaires manquée
event-CommentPeriodOpened = Période de commentaires ouverte
event-CommentPeriodExtended = Période de commentaires prolongée
event-CommentSubmitted = Commentaire déposé
event-CommentWithdrawn = Commentaire retiré
event-CommentPeriodClosing = Clôture de la période de commentaires
event-CommentPeriodClosed = Période de commentaires close
event-CommentAnswered = Réponse à un commentaire
event-AllCommentsAnswered = Tous les commentaires ont une réponse
event-CallPublished = Appel publié
event-CallDeadlineExtended = Échéance reportée
event-CallClosing = Appel en cours de clôture
event-CallClosed = Appel clos
event-ProposalSubmitted = Proposition envoyée
event-ProposalRevised = Proposition modifiée
event-ProposalWithdrawn = Proposition retirée
event-ProposalReturned = Proposition renvoyée pour un défaut
event-CureLapsed = Délai de correction passé
event-MergeAsked = Fusion demandée
event-MergeConsented = Fusion acceptée
event-MergeRefused = Fusion refusée
event-ProposalsMerged = Propositions fusionnées
event-ProposalFoundEligible = Proposition jugée recevable
event-ProposalFoundIneligible = Proposition jugée non recevable
event-ScreeningConcluded = Examen terminé
event-ContactRegistered = Contact enregistré
event-NoticeQueued = Avis dû
event-NoticeSent = Avis envoyé
event-NoticeFailed = Avis refusé

## Une consultation

comments = Commentaires et réponses
comments-none = Aucun commentaire n'a été reçu.
comment-number = Commentaire { $number }
received-on = reçu le { $instant }
paragraph = sur le paragraphe { $paragraph }
withdrawn = Son auteur a retiré ce commentaire.
erased = Le texte de ce commentaire a été effacé.
unavailable = Le texte de ce commentaire ne peut pas être affiché pour l'instant.
answer = Réponse
answer-none = Pas encore de réponse.
outcome-accepted = Accepté
outcome-partly = Accepté en partie
outcome-not = Non accepté
