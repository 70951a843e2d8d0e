# Appels, évaluations, recours, règles

call-page = L'appel, et ce qu'il a reçu
evaluation-page = L'évaluation, entrée par entrée
criteria = Critères
criteria-caption = Ce qui est demandé pour la recevabilité, et selon quels poids le choix se fait
criterion = Critère
weight = Poids
acceptance = pour la recevabilité
state-ProposalSubmitted = Reçue
state-SeatApplicationReceived = Reçue
state-ProposalRevised = Modifiée
state-SeatApplicationRevised = Modifiée
state-ProposalWithdrawn = Retirée
state-ProposalReturned = Renvoyée pour un défaut
state-CureLapsed = Délai de correction passé
state-ProposalFoundEligible = Recevable
state-ProposalFoundIneligible = Non recevable
state-ScreeningReopened = Examinée de nouveau après un recours
entries-proposals = Propositions
entries-seats = Candidatures
entries-none = Rien n'a été reçu.
entries-caption = Dans l'ordre d'arrivée
entry-proposals = Proposition { $number }
entry-seats = Candidature { $number }
entry-hidden = Masquée. Elle garde sa place et reste comptée. Le motif :
column-entry = Entrée
column-received = Reçue
column-state = Où elle en est
column-place = Place
column-mean-scores = Moyenne pondérée
column-mean-public_vote = Voix
column-scores = Points, et récusations
column-outcome = Décision
rules-of-evaluation = Comment la décision se prend
method-scores = notes sous scellé, ouvertes à la clôture
method-public_vote = vote public, bulletins sous scellé
rule-method = Méthode
rule-size = Nombre maximal d'admis
rule-unbounded = sans limite
rule-threshold = Moyenne ou voix au moins
rule-scale = Points
rule-scale-to = de 0 à { $scale }
rule-least = Notes au moins pour chaque entrée
rule-places = Décimales d'une moyenne
rule-ties = Une égalité se départage par
tie-criteria = les critères de plus grand poids
tie-vote = un vote consigné
tie-lot = tirage au sort
standings = Entrées
standings-none = Rien n'est encore entré.
standings-sealed = Les notes sont sous scellé : personne ne les lit avant la clôture.
standings-caption = Par place, puis dans l'ordre d'arrivée
theme = Thème : { $theme }
scores-of = Points de { $members ->
    [one] un membre
   *[other] { $members } membres
  }
voided = annulée
stood-aside = { $seat } : récusation, { $cause }
a-member = Un membre
reasons = Motifs
appeals = Recours
appeals-none = Aucun recours n'a été déposé.
appeal-how = Qui est concerné par une décision peut déposer un recours auprès de { $body }, jusqu'à la fin de { $days ->
    [one] un jour
   *[other] { $days } jours
  } après le jour de la décision. Il est tranché par des personnes qui n'y ont pas pris part.
appeal-none-at-all = Les règles ne prévoient pas de recours.
history-of-subject = L'historique de ce qu'il concerne
rules = Règles, et motifs de masquage
rules-none = Aucune règle n'est encore publiée.
rules-edition = Édition { $number }
rules-more = Délais et nombres
rule-window = Une période est ouverte au moins
rule-answers = Les réponses sont dues sous
rule-opinions = Une entité a pour son avis
rule-task-forces = Un groupe de travail a
rule-task-forces-are = au moins { $least } membres, de { $sides }, sous { $days ->
    [one] un jour
   *[other] { $days } jours
  }
days = { $days ->
    [one] un jour
   *[other] { $days } jours
  }
grounds = Motifs pour lesquels une contribution peut être masquée
grounds-about = Seulement pour un motif de cette liste, par deux personnes. Le motif est montré à sa place ; elle garde sa place, reste comptée et a droit à une réponse ; son auteur est averti et peut déposer un recours.
codes = Pourquoi un commentaire n'a rien changé
codes-about = Chaque réponse nomme la modification apportée, ou l'un de ces motifs, avec un texte qui l'explique.
grounds-none = Aucun motif n'est listé : rien ne peut être masqué.
