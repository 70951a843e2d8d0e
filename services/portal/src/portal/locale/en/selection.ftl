# Calls, evaluations, appeals, rules

call-page = The call, and what it took in
evaluation-page = The evaluation, entry by entry
criteria = Criteria
criteria-caption = What is asked for acceptance, and by what weights it is selected
criterion = Criterion
weight = Weight
acceptance = for acceptance
state-ProposalSubmitted = Received
state-SeatApplicationReceived = Received
state-ProposalRevised = Revised
state-SeatApplicationRevised = Revised
state-ProposalWithdrawn = Taken back
state-ProposalReturned = Returned for a fault
state-CureLapsed = Time to mend lapsed
state-ProposalFoundEligible = Eligible
state-ProposalFoundIneligible = Not eligible
state-ScreeningReopened = Decided anew after an appeal
entries-proposals = Proposals
entries-seats = Applications
entries-none = Nothing was received.
entries-caption = In the order of arrival
entry-proposals = Proposal { $number }
entry-seats = Application { $number }
entry-hidden = Hidden. It keeps its place and its count. The ground:
column-entry = Entry
column-received = Received
column-state = How it stands
column-place = Place
column-mean-scores = Weighted mean
column-mean-public_vote = Votes
column-scores = Points, and who stood aside
column-outcome = Outcome
rules-of-evaluation = How it is decided
method-scores = sealed scores, opened when scoring is closed
method-public_vote = public vote, ballots sealed
rule-method = Method
rule-size = At most admitted
rule-unbounded = no bound
rule-threshold = Least mean or votes
rule-scale = Points
rule-scale-to = from 0 to { $scale }
rule-least = Least scores for each entry
rule-places = Decimal places of a mean
rule-ties = Ties are broken by
tie-criteria = the heavier criteria
tie-vote = a recorded vote
tie-lot = lot
standings = Entries
standings-none = Nothing was entered yet.
standings-sealed = Scores are sealed: nobody reads them until scoring is closed.
standings-caption = By place, then in the order of arrival
theme = Theme: { $theme }
scores-of = Points of { $members ->
    [one] one member
   *[other] { $members } members
  }
voided = voided
stood-aside = { $seat } stood aside, { $cause }
a-member = A member
reasons = Reasons
appeals = Appeals
appeals-none = No appeal was lodged.
appeal-how = Whom a decision concerns may appeal to { $body }, until the end of { $days ->
    [one] one day
   *[other] { $days } days
  } after the day of the decision. It is decided by people who took no part.
appeal-none-at-all = The rules provide for no appeals.
history-of-subject = The history of what it concerns
rules = Rules, and grounds for hiding
rules-none = No rules are published yet.
rules-edition = Edition { $number }
rules-more = Days and numbers
rule-window = A window is open for at least
rule-answers = Answers are due within
rule-opinions = An entity has for its opinion
rule-task-forces = A task force has
rule-task-forces-are = at least { $least } members, of { $sides }, within { $days ->
    [one] one day
   *[other] { $days } days
  }
days = { $days ->
    [one] one day
   *[other] { $days } days
  }
grounds = Grounds on which a contribution may be hidden
grounds-about = Only on a ground of this list, by two people. The ground is shown in its place; it keeps its place, its count and its right to an answer; its author is told and may appeal.
codes = Reasons why a comment changed nothing
codes-about = Each answer names the change that the comment made, or one of these, with a text that explains it.
grounds-none = No ground is listed: nothing can be hidden.
