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
fact-call_extended = The deadline was extended from { $old_last } to { $new_last }, as asked by: { $asked_by }.
fact-proposals_merged = With each author's consent, { $merged } proposals became one.
fact-rescheduled = The dates moved from { $old } to { $new }.
fact-evidence = What was reported rests on:
fact-act_declined = The second person declined the act: { $act }.
fact-notices = { $count ->
    [one] One notice
   *[other] { $count } notices
  } of “{ $decision_type }”: { $sent } handed over, { $failed } refused.
fact-correction = { $field } was corrected from “{ $old }” to “{ $new }”.
fact-call = “{ $title }”: open for { $days ->
    [one] one day
   *[other] { $days } days
  }, with { $criteria } criteria. { $called_for ->
    [seats] { $received ->
      [0] No application was received.
      [one] One application was received: { $withdrawn } withdrawn, { $eligible } eligible, { $ineligible } not eligible.
     *[other] { $received } applications were received: { $withdrawn } withdrawn, { $eligible } eligible, { $ineligible } not eligible.
    }
   *[proposals] { $received ->
      [0] No proposal was received.
      [one] One proposal was received: { $withdrawn } withdrawn, { $eligible } eligible, { $ineligible } not eligible.
     *[other] { $received } proposals were received: { $withdrawn } withdrawn, { $eligible } eligible, { $ineligible } not eligible.
    }
  }
fact-screening_concluded = All that was received was held against the criteria of acceptance: { $eligible } eligible, { $ineligible } not eligible, { $withdrawn } withdrawn, { $merged } merged into others.
fact-screening_reopened = After an appeal, a screening is decided anew.
fact-contribution_hidden = A contribution was hidden, on the ground “{ $ground_title }”. It keeps its place and its count.
fact-contribution_restored = A hidden contribution is shown again{ $after_appeal ->
    [yes] , after an appeal.
   *[no] .
  }
fact-nominations = Nominations asked for { $body_title }: { $asked }. Named: { $named }, declined: { $declined }, lapsed without an answer: { $lapsed }.
fact-member_resigned = A member of { $body_title } resigned; the seat { $seat_name } is vacant.
fact-member_replaced = The seat { $seat_name } of { $body_title } went to another person{ $rank ->
    [0] .
   *[other] , number { $rank } of the reserve list.
  }
fact-workgroup_formed = { $body_title } is complete, with { $members } members.
fact-motion_adjourned = Without the members who stood aside there was no quorum for “{ $words }”: nothing was decided on it.
fact-motion_recused = A member stood aside from the motion “{ $words }”, for an interest.
fact-hearing = Presentations heard: { $heard }; authors absent: { $absent }; questions asked: { $questions }.
fact-minutes_approved = The minutes were approved; objections: { $objections }, dissents: { $dissents }.
fact-evaluation = “{ $title }”, by { $body_title }: { $method ->
    [public_vote] a public vote on { $subjects } entries.
   *[scores] { $subjects } entries, { $scores } sealed scores{ $closed ->
      [yes] , opened when scoring was closed
     *[no] , not opened yet
    }; members stood aside in { $recused } cases, scores voided: { $voided }.
  }
fact-ballots_counted = The public vote was counted: { $ballots } ballots.
fact-score_voided = A score was voided, since an interest was found: it does not count.
fact-scoring_reopened = Scoring was reopened for { $subjects } of the entries{ $after_appeal ->
    [yes] , after an appeal.
   *[no] .
  }
fact-classified = { $subjects } proposals were classified, in { $themes } themes.
fact-shortlist_approved = Shortlisted: { $admitted }; not shortlisted: { $refused }.
fact-ideas_selected = Ideas selected: { $admitted }; not selected: { $refused }.
fact-selection_approved = Applicants selected: { $admitted }; not selected: { $refused }, of them on the reserve list: { $reserve }.
fact-opinions = Opinions asked of entities: { $asked }. No objection: { $opinions_no_objection }, conditions: { $opinions_conditions }, refused: { $opinions_refused }, not theirs: { $opinions_not_mine }, lapsed without an answer (no objection): { $lapsed }.
fact-final_ideas_decided = { $body_title } decided the final ideas: { $kept } kept, { $dropped } dropped.
fact-task_forces = Task forces asked for: { $asked }, each of at least { $least }. Formed: { $formed }, overdue at some time: { $overdue }, dissolved: { $dissolved }.
fact-appeal = An appeal against “{ $decision_type }” was lodged. { $outcome ->
    [upheld] It was upheld: it is decided anew.
    [partly] It was upheld in part: it is decided anew.
    [dismissed] It was dismissed.
   *[open] It is not decided yet.
  }

fact-manual_tasks = Tasks for people, where mail alone does not reach (calls, post): { $opened }, done with evidence: { $closed }.
fact-letters = Official letters issued: { $letters }, of them to organisations: { $to_organisations }.

composition = representatives { $sides }
side-of-government = of the government
side-of-civil_society = of civil society
side-of-local_authority = of a local authority
side-of-local_authorities = of local authorities
side-of-municipalities = of municipalities
side-of-parliament = of parliament
side-of-experts = of experts

decided-more = { $tie ->
    [none] {""}
    [criteria] A tie at the cut was broken by the heavier criteria.
    [vote] A tie at the cut was broken by a recorded vote.
    [lot] A tie at the cut was broken by lot.
   *[other] A tie at the cut was broken by: { $tie }.
  } { $again ->
    [yes] This decision replaces an earlier one.
   *[no] {""}
  } { $appeals ->
    [0] {""}
   *[other] Appeals open then: { $appeals }.
  }

fact-commitments_drafted = Commitments drafted: { $commitments }.
fact-workshops = Workshops held: { $workshops }, on { $commitments } commitments; participants: { $participants }.
fact-stakeholders_consulted = Consultations of stakeholders: { $consultations }, on { $commitments } commitments ({ $channel }).
fact-commitments_ready = Commitments handed over for review, their template complete: { $commitments }.
fact-commitments_revised = Versions written: { $versions }, of { $commitments } commitments.
fact-amendments_requested = Amendments requested: { $asked }, of { $commitments } commitments; settled: { $outcomes_settled }, withdrawn: { $outcomes_withdrawn }.
fact-commitments_amended = Versions that answer amendments: { $versions }, of { $commitments } commitments; requests answered: { $answered }.
fact-amendments_closed = Amendments closed: settled { $outcomes_settled }, withdrawn { $outcomes_withdrawn }.
fact-commitments_endorsed = { $body_title } endorsed commitments: { $commitments }; amendments open then: { $open }.
fact-commitments_approved = { $body_title } approved commitments for public comment: { $commitments }; amendments open then: { $open }.
fact-commitments_returned = { $body_title } returned commitments to their task forces: { $commitments }.
fact-commitment_dropped = { $body_title } dropped the commitment “{ $commitment_title }”.
fact-commitments_frozen = Commitments frozen for the plan: { $commitments }.
fact-milestones = Milestones reported on: { $milestones }; not started { $statuses_not_started }, limited { $statuses_limited }, substantial { $statuses_substantial }, complete { $statuses_complete }.
fact-plan_drafted = “{ $title }” was assembled of exactly the frozen commitments: { $commitments } ({ $languages }).
fact-plan_revised = Version { $number } of “{ $title }” followed version { $before }; paragraphs changed: { $changed }, new: { $new }, gone: { $gone }. { $note }
fact-approvals = Entities asked for their approval: { $entities }; approved: { $approved }, not approved: { $refused }, waiting: { $waiting }.
fact-cabinet_approved = The Cabinet approved version { $number } of “{ $title }” (decision { $decision }).
fact-plan_returned = The Cabinet returned version { $number } of “{ $title }” (decision { $decision }).
fact-plan_published = The approved version { $number } of “{ $title }” was published ({ $languages }).
fact-plan_submitted = The approved version { $number } of “{ $title }” was sent to { $recipient }.
fact-submission_acknowledged = The recipient confirmed to have version { $number } of “{ $title }”.
fact-consultation_report = The report on “{ $title }” was published: comments { $counted }, opinion groups { $groups }.

milestone-status-not_started = not started
milestone-status-limited = limited progress
milestone-status-substantial = substantial progress
milestone-status-complete = complete
entity-answer-refuse = refused
entity-answer-conditions = conditions
entity-answer-not_mine = not within its remit
