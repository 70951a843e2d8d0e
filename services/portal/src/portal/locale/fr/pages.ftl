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
date-vote = Vote
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
channel-post = Poste
channel-none = plus aucune voie

purpose-outreach = sensibilisation
purpose-intake = recueil
purpose-decision = décision
purpose-invitation = invitation
purpose-record = archivage

mode-in_person = en présence
mode-remote = à distance
mode-both = en présence et à distance

missing-seats = des sièges

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
by-rule = selon la règle « { $rule } » (version { $version })
pages = Pages
newer = Plus récents
older = Plus anciens

## Une consultation

comments = Commentaires et réponses
comments-none = Aucun commentaire n'a été reçu.
comment-number = Commentaire { $number }
received-on = reçu le { $instant }
paragraph = sur le paragraphe { $paragraph }
withdrawn = Son auteur a retiré ce commentaire.
hidden-on-ground = Ce commentaire est masqué ; il garde sa place et reçoit une réponse. Le motif :
erased = Le texte de ce commentaire a été effacé.
unavailable = Le texte de ce commentaire ne peut pas être affiché pour l'instant.
answer = Réponse
answer-none = Pas encore de réponse.
outcome-accepted = Accepté
outcome-partly = Accepté en partie
outcome-not = Non accepté

upcoming = Activités à venir
