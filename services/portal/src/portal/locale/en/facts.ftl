# What the record proves, in sentences.

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
