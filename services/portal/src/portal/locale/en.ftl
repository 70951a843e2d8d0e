# The portal's fixed words in English.

site = Mithaq
site-about = The record of how a country's open-government action plan is made: each act, who did it, when and why.
skip = Skip to the content
languages = Languages
instant = { $day }, { $hour } ({ $offset })
missing-title = There is no such page
missing = The record has nothing under this address.

## Processes

processes = Processes
processes-none = No process has started yet.

## The report

report = Progress report
as-of = As it stood on { $instant }
times = Times are those of { $zone }.
report-caption = Activities by phase: what was planned, what was reported, and what the record proves
column-activity = Activity
column-reported = What was reported
column-proved = What the record proves
column-dates = Planned dates
phase = Phase { $number }
reported-none = Nothing is reported yet.
proved-none = The record proves nothing yet.
stated-on = reported on { $day }
note = Note: { $note }
mode = Held { $mode }
published-in = Published in { $languages }
history = History
history-of-activity = History of activity { $number }
history-of-fact = Its history in the record
corrections = Corrections of the process
state-suspended = The process is suspended: nothing is decided in it until it is resumed.
state-cancelled = The process was cancelled.
derived = Every status, number and date on this page is derived from recorded events alone.
as-data = The report as data (JSON)
hash = SHA-256
events-ids = Events
quorum = The quorum is more than { $quorum_share } of the seats, and at least { $quorum_each_side } of each side.
missing-quorum = Short of: { $missing }.
closes-open = Closes { $instant }.
closes-closed = Closed { $instant }.
by-two = Two people stand for it.
evidence-link = Link
evidence-file = File
evidence-event = Event

status-reported = Done and reported
status-stated = Done, not reported
status-in_progress = In progress
status-upcoming = Coming

date-period = Period
date-meeting = Meeting
date-comment_period = Comment period
date-publication = Publication
date-call_published = Call published
date-deadline = Deadline
date-selection = Selection
date-decision = Decision
date-task_forces_formed = Task forces formed
date-approval = Approval

channel-facebook_page = Facebook page
channel-email = Email
channel-web_form = Web form
channel-website = Website
channel-meeting = Meeting
channel-video = Video
channel-official_letter = Official letter
channel-invitation = Invitation
channel-phone = Phone

purpose-outreach = outreach
purpose-intake = intake
purpose-decision = decision
purpose-invitation = invitation
purpose-record = record

mode-in_person = in person
mode-remote = remotely
mode-both = in person and remotely

missing-seats = seats

fact-document_drafted = Version { $number } of “{ $title }” was drafted, in { $languages }.
fact-document_version_added = Version { $number } of “{ $title }” was added, in { $languages }.
fact-document_finalised = Version { $number } of “{ $title }” was declared final.
fact-document_published = Version { $number } of “{ $title }” was published, in { $languages }.
fact-meeting_held = { $body_title } met with { $present } of { $seats } seats present.
fact-meeting_adjourned = { $body_title } had { $present } of { $seats } seats present, which is no quorum: it adjourned and decided nothing.
fact-motion_carried = Carried by { $votes_for } votes for, { $votes_against } against, { $abstained } abstaining: “{ $words }”
fact-motion_failed = Failed by { $votes_for } votes for, { $votes_against } against, { $abstained } abstaining: “{ $words }”
fact-publication_approved = Publishing version { $number } of “{ $title }” for comment was approved.
fact-publication_refused = Publishing version { $number } of “{ $title }” for comment was refused.
fact-comment_period = “{ $title }”: open for { $days ->
    [one] one day
   *[other] { $days } days
  } on version { $number }; { $received ->
    [0] no comment was received.
    [one] one comment was received, { $withdrawn } withdrawn.
   *[other] { $received } comments were received, { $withdrawn } withdrawn.
  }
fact-comment_period_extended = The comment period was extended from { $old_last } to { $new_last }.
fact-comment_period_missed = Comments on version { $number } of “{ $title }” were never opened: the gate opened at or after the end of the window ({ $closes_at }).
fact-comments_answered = “{ $title }”: { $answered ->
    [one] one comment was answered
   *[other] { $answered } comments were answered
  }: { $outcomes_accepted } accepted, { $outcomes_partly } accepted in part, { $outcomes_not } not accepted. { $complete ->
    [yes] None is left to answer.
   *[no] Others are still to be answered.
  }
fact-call = “{ $title }”: open for { $days ->
    [one] one day
   *[other] { $days } days
  }, with { $criteria } criteria. { $called_for ->
    [seats] It is for the seats of a body.
   *[proposals] { $received ->
      [0] No proposal was received.
      [one] One proposal was received: { $withdrawn } withdrawn, { $eligible } eligible, { $ineligible } not eligible.
     *[other] { $received } proposals were received: { $withdrawn } withdrawn, { $eligible } eligible, { $ineligible } not eligible.
    }
  }
fact-call_extended = The deadline was extended from { $old_last } to { $new_last }, as asked by: { $asked_by }.
fact-proposals_merged = With each author's consent, { $merged } proposals became one.
fact-screening_concluded = Each proposal was held against the criteria of acceptance: { $eligible } eligible, { $ineligible } not eligible, { $withdrawn } withdrawn, { $merged } merged into others.
fact-rescheduled = The dates moved from { $old } to { $new }.
fact-evidence = What was reported rests on:
fact-act_declined = The second person declined the act: { $act }.
fact-notices = { $count ->
    [one] One notice
   *[other] { $count } notices
  } of “{ $decision_type }”: { $sent } handed over, { $failed } refused.
fact-correction = { $field } was corrected from “{ $old }” to “{ $new }”.

## Histories

history-title = History of { $subject }
history-caption = Who did what, when and why, oldest first
history-none = The record has nothing about this.
column-when = When
column-who = Who
column-what = What
column-why = Why
column-version = On which version
person = person { $id }
service = the service { $service }
caused = following from an event
was-due = due { $instant }
activity = Activity { $number }
document-version = Version { $number }
stream-version = event { $version } of its stream
by-rule = by the rule { $rule }, version { $version }
pages = Pages
newer = Later
older = Earlier

act-OpenConsultation = opening a consultation
act-ApprovePublication = approving a publication
act-ExtendWindow = extending a comment period
act-PublishDocument = publishing a document
act-ExtendDeadline = extending a deadline

choice-for = for
choice-against = against
choice-abstain = abstaining

office-unit_officer = unit officer
office-clock_operator = clock operator
office-auditor = auditor
office-data_protection_officer = data-protection officer

event-ProcessStarted = The process started
event-RulesPublished = Rules published
event-RulesAmended = Rules amended
event-TimelinePublished = Timeline published
event-ActivityPlanned = Activity planned
event-ActivityRescheduled = Activity rescheduled
event-ProgressReported = Progress reported
event-OutreachRecorded = Outreach recorded
event-CorrectionRecorded = Correction recorded
event-ProcessSuspended = The process was suspended
event-ProcessResumed = The process was resumed
event-ProcessCancelled = The process was cancelled
event-ClockMoved = The clock was moved
event-DocumentDrafted = Document drafted
event-DocumentVersionAdded = Version added
event-DocumentFinalised = Document declared final
event-DocumentPublished = Document published
event-ActProposed = Act proposed, waiting for a second person
event-ActDeclined = Act declined by the second person
event-BodyEstablished = Body established
event-MemberAppointed = Member appointed
event-MeetingConvened = Meeting convened
event-AttendanceRecorded = Attendance recorded
event-MotionProposed = Motion proposed
event-VoteCast = Vote cast
event-MeetingHeld = Meeting held
event-MeetingAdjourned = Meeting adjourned
event-MotionCarried = Motion carried
event-MotionFailed = Motion failed
event-PublicationApproved = Publication approved
event-PublicationRefused = Publication refused
event-CommentPeriodScheduled = Comment period scheduled
event-CommentPeriodMissed = Comment period missed
event-CommentPeriodOpened = Comment period opened
event-CommentPeriodExtended = Comment period extended
event-CommentSubmitted = Comment submitted
event-CommentWithdrawn = Comment withdrawn
event-CommentPeriodClosing = Comment period closing
event-CommentPeriodClosed = Comment period closed
event-CommentAnswered = Comment answered
event-AllCommentsAnswered = All comments answered
event-CallPublished = Call published
event-CallDeadlineExtended = Deadline extended
event-CallClosing = Call closing
event-CallClosed = Call closed
event-ProposalSubmitted = Proposal submitted
event-ProposalRevised = Proposal revised
event-ProposalWithdrawn = Proposal withdrawn
event-ProposalReturned = Proposal returned for a fault
event-CureLapsed = Time to mend lapsed
event-MergeAsked = Merge asked for
event-MergeConsented = Merge consented to
event-MergeRefused = Merge refused
event-ProposalsMerged = Proposals merged
event-ProposalFoundEligible = Proposal found eligible
event-ProposalFoundIneligible = Proposal found ineligible
event-ScreeningConcluded = Screening concluded
event-ContactRegistered = Contact registered
event-NoticeQueued = Notice owed
event-NoticeSent = Notice sent
event-NoticeFailed = Notice refused

## A consultation

comments = Comments and answers
comments-none = No comment was received.
comment-number = Comment { $number }
received-on = received { $instant }
paragraph = on paragraph { $paragraph }
withdrawn = Its author withdrew this comment.
erased = The words of this comment were erased.
unavailable = The words of this comment cannot be shown just now.
answer = Answer
answer-none = Not answered yet.
outcome-accepted = Accepted
outcome-partly = Accepted in part
outcome-not = Not accepted
