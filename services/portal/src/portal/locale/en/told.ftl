# A history in sentences, as the author of a proposal would understand it.

who-author = Its author
who-person = A person
who-rules = The system, by the rules
who-clock = The clock
who-seat = { $role ->
    [chair] The chair (seat { $seat }) of { $body }
    [secretary] The secretary (seat { $seat }) of { $body }
   *[member] The member in seat { $seat } of { $body }
  }
who-two = { $who }, and a second person who proposed it

appeal-until = An appeal against this can be lodged with { $body } until the end of { $day }.
appeal-none = The rules provide for no appeal against this.
points = { $criterion }: { $points } of { $scale }
finding = { $criterion }: mean { $mean }{ $of_none ->
    [yes] .
   *[no] , where those admitted have { $admitted }.
  }
equal-reasons = The very same reasons were given to { $others ->
    [one] one other.
   *[other] { $others } others.
  }
votes-for = { $subject }: { $votes ->
    [one] one vote
   *[other] { $votes } votes
  }
judged-scores = place { $place }, weighted mean { $mean }
judged-public_vote = place { $place }, votes { $mean }
decided-anew = This decision replaces an earlier one.
merged-into = All of them go on as { $subject }.

opinion-no_objection = no objection
opinion-conditions = no objection under conditions
opinion-refused = refused
opinion-not_mine = not within its remit
kind-author = co-author of another proposal
kind-organisation = same organisation
kind-employer = same employer
kind-family = family
kind-financial = financial interest
cause-author = as its author
cause-declared = by the member's own declaration
cause-alleged = after an allegation
cause-proposed = after the record showed it
relation-representative = as its representative
relation-employee = as its employee
relation-member = as its member
side-government = government
side-civil_society = civil society
side-local_authority = local authority
side-local_authorities = local authorities
side-municipalities = municipalities
side-parliament = parliament
side-experts = experts

told-ProposalSubmitted = The proposal was submitted under “{ $call_title }”.
told-SeatApplicationReceived = The application was submitted under “{ $call_title }”.
told-ProposalRevised = The text was revised.
told-SeatApplicationRevised = The application was revised.
told-ProposalWithdrawn = It was taken back. It keeps its place in the record.
told-ProposalReturned = It was returned for a formal fault: { $criteria }. It can be put right until the end of { $cure_by }.
told-CureLapsed = The time to put the fault right passed without a revision.
told-MergeAsked = The authors were asked whether they agree to one proposal in place of { $proposals_count }.
told-MergeConsented = The author agreed to the merger.
told-MergeRefused = The author did not agree to the merger: the proposals stay apart.
told-ProposalsMerged = With each author's consent, { $proposals_count } proposals became one.
told-ProposalFoundEligible = It was found eligible: it meets every criterion of acceptance.
told-ProposalFoundIneligible = It was found not eligible. Not met: { $criteria }.
told-ScreeningReopened = After an appeal, whether it is eligible is decided anew.
told-ContributionHidden = It was hidden from view, on the ground “{ $ground_title }”. It keeps its place, its count and its right to an answer.
told-ContributionRestored = It is shown again{ $after_appeal ->
    [yes] , after an appeal.
   *[no] .
  }
told-CommentSubmitted = The comment was submitted.
told-CommentWithdrawn = The comment was taken back. It keeps its place.
told-CommentAssigned = Who prepares the answer to the comment was settled.
told-AnswerDrafted = A draft of the answer to the comment was kept.
told-ConsultationReportPublished = The report on the consultation was published.
told-CommentAnswered = The comment was answered: { $outcome ->
    [accepted] accepted.
    [partly] accepted in part.
   *[not] not accepted.
  }
told-EvaluationPrepared = “{ $evaluation_title }” was prepared: who judges, and by which rules.
told-EvaluationOpened = “{ $evaluation_title }” was opened, on { $subjects } entries.
told-SubjectEntered = It was entered into “{ $evaluation_title }”.
told-SubjectLeft = It left “{ $evaluation_title }”: the newer decision before it no longer admits it.
told-RecusalProposed = The record shows what a member shares with it ({ $kind }). Until this is settled, that member gives no score.
told-InterestDeclared = A member declared an interest: { $kind }.
told-InterestAlleged = It was alleged that a member has an interest: { $kind }.
told-InterestDismissed = No interest of the member was found.
told-MemberRecused = A member stands aside and does not judge it, { $cause }.
told-ScoreSubmitted = A score was given, sealed until scoring is closed.
told-LotContributed = A contribution to the lot was given, sealed until scoring is closed.
told-BallotCast = A ballot was cast, sealed.
told-ScoringClosed = Scoring was closed: { $scores } scores, { $ballots } ballots.
told-ScoreOpened = A sealed score was opened: { $scored_by }.
told-LotOpened = A contribution to the lot was opened.
told-BallotsCounted = The ballots were counted: { $ballots }.
told-ScoreVoided = A score was voided, since an interest was found: it does not count.
told-ScoringReopened = Scoring was opened again{ $after_appeal ->
    [yes] , after an appeal.
   *[no] .
  }
told-TieVoteCast = A member voted for it, to break a tie.
told-ReasonStated = A reason was stated on the criterion “{ $criterion }”.
told-ProposalClassified = It was classified under “{ $theme }”.
told-ProposalShortlisted = It is on the shortlist: { $judged }.
told-ProposalNotShortlisted = It is not on the shortlist: { $judged }.
told-ProposalSelected = The idea was selected: { $judged }.
told-ProposalNotSelected = The idea was not selected: { $judged }.
told-MemberSelected = The applicant was selected for a seat: { $judged }.
told-ReserveListed = The applicant has no seat, and is number { $rank } of the reserve list: { $judged }.
told-SeatApplicationDeclined = The applicant was not selected: { $judged }.
told-MotionProposed = A motion was put to the vote.
told-VoteCast = A vote was cast: { $choice }.
told-PresentationHeard = It was presented and heard at a meeting of { $body_title }.
told-AuthorAbsent = Nobody was there to present it at the meeting of { $body_title }.
told-QuestionAsked = A question was asked about it.
told-EntityOpinionRequested = { $organisation_title } was asked for its opinion, until the end of { $due_on }.
told-EntityOpinionReceived = { $organisation_title } gave its opinion: { $opinion }.
told-EntityOpinionLapsed = { $organisation_title } said nothing until the end of { $due_on }: that counts as no objection.
told-IdeaKept = The idea was kept: it is to become a commitment.
told-IdeaDropped = The idea goes no further: { $votes_for } votes for it, { $votes_against } against, { $abstained } abstaining.
told-TaskForceRequested = The author is asked to form a task force of at least { $least } people, { $sides }, until the end of { $due_on }.
told-TaskForceInvited = A person was invited to the task force ({ $side }).
told-TaskForceJoined = Who was invited accepted the seat ({ $side }).
told-TaskForceInvitationDeclined = Who was invited does not take part.
told-TaskForceFormed = The task force is formed, with { $members_count } members.
told-TaskForceOverdue = The day has passed and the task force is not formed: { $accepted } have accepted, and at least { $least } are needed.
told-TaskForceDissolved = The task force was dissolved.
told-AppealLodged = An appeal was lodged against “{ $decision_name }”.
told-AppealDecided = The appeal against “{ $decision_name }” { $outcome ->
    [upheld] was upheld: it is decided anew.
    [partly] was upheld in part: it is decided anew.
   *[dismissed] was dismissed.
  }
told-OrganisationRegistered = The organisation was registered.
told-PersonLinked = A person was linked to it, { $relation }.
told-PersonUnlinked = A person is no longer linked to it.
told-MemberAppointed = The seat { $seat_name } of { $body_title } was taken.
told-NominationRequested = { $organisation_title } was asked to name a member for the seat { $seat_name }, until the end of { $due_on }.
told-MemberNominated = { $organisation_title } named a member for the seat { $seat_name }.
told-NominationDeclined = { $organisation_title } names nobody for the seat { $seat_name }.
told-NominationLapsed = { $organisation_title } named nobody for the seat { $seat_name } until the end of { $due_on }.
told-ActProposed = { $act }: proposed, and waiting for a second person.
told-NoticeQueued = A notice is to go out: “{ $decision_name }” ({ $channel }).
told-NoticeSent = The notice was handed over: “{ $decision_name }” ({ $channel }).
told-NoticeFailed = The notice was refused: “{ $decision_name }” ({ $channel }).

told-OutcomeMarked = The decision “{ $decision_name }” was marked on it.
told-NoticeAbandoned = The notice could not be delivered: “{ $decision_name }” ({ $channel }; attempts: { $attempts }).
told-ManualTaskOpened = People are to tell of “{ $decision_name }” by hand ({ $channel }).
told-ManualTaskClosed = “{ $decision_name }” was told by hand ({ $channel }), on { $done_on }; the evidence is kept.
told-LetterIssued = Letter { $number } was issued, about “{ $decision_name }”.

told-CommitmentDrafted = The commitment “{ $commitment_title }” was drafted.
told-CommitmentRevised = The commitment “{ $commitment_title }” was revised.
told-WorkshopHeld = A workshop on “{ $commitment_title }” was held ({ $mode }) on { $held_on }; participants: { $participants }.
told-StakeholdersConsulted = Stakeholders were consulted on “{ $commitment_title }” ({ $channel }): { $audience }, from { $first } to { $last }.
told-CommitmentReadyForReview = The task force handed “{ $commitment_title }” over for review; workshops: { $workshops }, consultations of stakeholders: { $consultations }.
told-AmendmentRequested = An amendment of “{ $commitment_title }” was requested.
told-CommitmentAmended = “{ $commitment_title }” was amended; requests answered: { $answers_count }.
told-AmendmentClosed = A request to amend “{ $commitment_title }” was closed: { $outcome ->
    [settled] settled.
   *[withdrawn] withdrawn.
  }
told-MilestoneReported = { $organisation_title } reported on the milestone { $milestone } of “{ $commitment_title }”: { $milestone_status }.
told-ParagraphsIdentified = The paragraphs of version { $number } got their ids: { $paragraphs_count }.
told-CommitmentDropped = { $body_title } dropped “{ $commitment_title }”: it goes no further.
told-ResponsibleEntityNamed = { $organisation_title } is named as the entity that answers for “{ $commitment_title }”.
told-ApprovalRequested = { $organisation_title } was asked to approve version { $number } of “{ $document_title }”.
told-EntityApproved = { $organisation_title } approved version { $number } of “{ $document_title }”.
told-EntityRefused = { $organisation_title } did not approve version { $number } of “{ $document_title }”: { $entity_answer }.
