# From the call to the task forces. The number of a proposal or an application is what its author was given in the receipt.

asking-v2 = If you do not understand the decision, or think that it is wrong, write to the unit that runs the process and name the number { $proposal }. The decision stands in the public record with its reason.

appeal-v1 =
    You may appeal against this decision until the end of { $until }. Lodge the appeal in your own words, in any language of the process, and name the decision’s number: { $decision }. The body that decides on it: { $body }, by people who took no part in this decision. An appeal costs nothing, and does you no harm.

findings-v1 = { $criteria ->
    [one] The decision rests on this criterion:
   *[other] The decision rests on these { $criteria } criteria:
}

finding-v1 = { $compared ->
    [yes] { $criterion }: { $mean }, where those admitted have { $admitted } on average.
   *[no] { $criterion }: { $mean }.
}

votes-v1 = The decision rests on the public vote: { $votes ->
    [0] no ballot names it
    [one] one ballot names it
   *[other] { $votes } ballots name it
}, which is place { $place }.

application-received-v1 =
    Your application in answer to the call “{ $call }” arrived on { $arrived } and is recorded.
    Its number is { $proposal }; with it you can withdraw the application until it is decided.
    .subject = Your application is recorded: { $call }

proposal-returned-v2 =
    Your { $kind ->
        [seats] application
       *[proposals] proposal
    } { $proposal } in answer to the call “{ $call }” is returned to you for a formal fault. You can mend it by the end of { $cure_by }. It concerns:
    .subject = To be mended by { $cure_by }: { $call }

cure-lapsed-v2 =
    The time to mend your { $kind ->
        [seats] application
       *[proposals] proposal
    } { $proposal } in answer to the call “{ $call }” has passed. It will be decided as it stands.
    .subject = The time for mending has passed: { $call }

proposal-eligible-v2 =
    Your { $kind ->
        [seats] application
       *[proposals] proposal
    } { $proposal } in answer to the call “{ $call }” meets every criterion of acceptance and is eligible. It goes on to selection.
    .subject = Eligible: { $call }

proposal-ineligible-v2 =
    Your { $kind ->
        [seats] application
       *[proposals] proposal
    } { $proposal } in answer to the call “{ $call }” is not eligible. It does not meet these criteria of acceptance:
    .subject = Not eligible: { $call }

screening-reopened-v1 =
    Whether your { $kind ->
        [seats] application
       *[proposals] proposal
    } { $proposal } in answer to the call “{ $call }” is eligible will be decided anew, for an appeal was upheld. You will be told the new decision.
    .subject = To be decided anew: { $call }

proposal-hidden-v1 =
    Your { $kind ->
        [seats] application
       *[proposals] proposal
    } { $proposal } in answer to the call “{ $call }” is no longer shown to the public, on this ground of the published list: { $ground }
    It keeps its place and goes on as before; the ground is shown in its place.
    .subject = No longer shown: { $call }

proposal-restored-v1 =
    Your { $kind ->
        [seats] application
       *[proposals] proposal
    } { $proposal } in answer to the call “{ $call }” is shown to the public again.
    .subject = Shown again: { $call }

comment-hidden-v1 =
    Your comment { $comment } in the consultation “{ $consultation }” is no longer shown to the public, on this ground of the published list: { $ground }
    It keeps its place, is counted, and is owed its answer; the ground is shown in its place.
    .subject = Your comment is no longer shown: { $consultation }

comment-restored-v1 =
    Your comment { $comment } in the consultation “{ $consultation }” is shown to the public again.
    .subject = Your comment is shown again: { $consultation }

motion-adjourned-v1 =
    In the meeting “{ $meeting }”, { $body } decided nothing on this motion, for without the members who do not take part in it there is no quorum: { $motion }
    .subject = Motion adjourned: { $meeting }

minutes-drafted-v1 =
    These are the draft minutes (number { $number }) of the meeting “{ $meeting }” of { $body }, which you attended. You can object to them until the end of { $objections_by }.
    .subject = Draft minutes, objections by { $objections_by }: { $meeting }

proposal-shortlisted-v1 =
    Your proposal { $proposal } is on the shortlist of “{ $evaluation }”. You will be invited to present it.
    .subject = On the shortlist: { $evaluation }

proposal-not-shortlisted-v1 =
    Your proposal { $proposal } is not on the shortlist of “{ $evaluation }”.
    .subject = Not on the shortlist: { $evaluation }

proposal-selected-v1 =
    Your proposal { $proposal } is selected in “{ $evaluation }”. The entity that it concerns will now be asked for its opinion.
    .subject = Selected: { $evaluation }

proposal-not-selected-v1 =
    Your proposal { $proposal } is not selected in “{ $evaluation }”.
    .subject = Not selected: { $evaluation }

member-selected-v1 =
    You are selected for a seat in “{ $evaluation }”, by your application { $proposal }. You will be invited to the first meeting.
    .subject = Selected for a seat: { $evaluation }

reserve-listed-v1 =
    You are not selected for a seat in “{ $evaluation }”. By your application { $proposal } you are number { $rank } on the reserve list: should a seat become vacant, it is offered in the order of that list.
    .subject = On the reserve list: { $evaluation }

application-declined-v1 =
    You are not selected for a seat in “{ $evaluation }”. This is the decision on your application { $proposal }.
    .subject = Not selected for a seat: { $evaluation }

member-recused-v1 =
    In “{ $evaluation }”, one member does not take part in judging number { $proposal }: { $cause ->
        [author] the member is its author
        [declared] the member has declared an interest
        [alleged] the interest that was alleged was found to stand
       *[proposed] the record shows an interest that they share
    }. You are told because you are that member, or alleged the interest.
    .subject = Recused: { $evaluation }

interest-dismissed-v1 =
    In “{ $evaluation }”, it was found that no interest keeps the member from judging number { $proposal }: the member takes part. You are told because you are that member, or alleged the interest.
    .subject = No interest was found: { $evaluation }

nomination-requested-v1 =
    { $organisation } is asked to name a person for the seat { $seat } of { $body }, by the end of { $due_on }. If no name is given by then, the request lapses and another entity may be asked.
    .subject = A nomination is asked of you by { $due_on }: { $body }

nomination-lapsed-v1 =
    { $organisation } named nobody for the seat { $seat } of { $body } by the end of { $due_on }. The request has lapsed, and another entity may be asked.
    .subject = The request for a nomination has lapsed: { $body }

opinion-requested-v1 =
    { $organisation } is asked for its opinion on proposal { $proposal }, by the end of { $due_on }: no objection, conditions, a refusal, or that it does not concern { $organisation }; each with its reason. Silence until then is recorded as no objection.
    .subject = Your opinion is asked by { $due_on }

opinion-lapsed-v1 =
    { $organisation } gave no opinion on proposal { $proposal } by the end of { $due_on }. This is recorded as no objection.
    .subject = Recorded as no objection: proposal { $proposal }

idea-kept-v1 =
    Your proposal { $proposal } is among the final ideas: a commitment is to be made of it, and a task force will be formed.
    .subject = Among the final ideas: proposal { $proposal }

idea-dropped-v1 =
    Your proposal { $proposal } is not among the final ideas: the motion to keep it failed. Votes for it: { $for }; against: { $against }; abstained: { $abstained }.
    .subject = Not among the final ideas: proposal { $proposal }

task-force-requested-v1 =
    You are asked to form a task force for your proposal { $proposal } by the end of { $due_on }: { $least ->
        [one] at least one member
       *[other] at least { $least } members
    }, { $sides ->
        [one] from the one side that the rules name
       *[other] from each of the { $sides } sides that the rules name
    }. Each person whom you invite has to accept.
    .subject = Form a task force by { $due_on }

task-force-overdue-v1 =
    The day by which the task force for your proposal { $proposal } was to be formed has passed. { $accepted ->
        [0] Nobody has accepted
        [one] One person has accepted
       *[other] { $accepted } people have accepted
    }; needed are at least { $least }. You can still form it: that it is late stands in the record.
    .subject = The task force is late: proposal { $proposal }

task-force-invited-v1 =
    You are invited to the task force for proposal { $proposal }. You take part only if you accept.
    .subject = You are invited to a task force

task-force-formed-v1 =
    The task force for proposal { $proposal } is formed, with { $members ->
        [one] one member
       *[other] { $members } members
    }. You are one of its people.
    .subject = The task force is formed: proposal { $proposal }

task-force-dissolved-v1 =
    The task force for proposal { $proposal } is dissolved.
    .subject = The task force is dissolved: proposal { $proposal }

appeal-lodged-v1 =
    Your appeal arrived and is recorded. It is against the decision on { $stage ->
        [screening] the eligibility
        [shortlist] the shortlisting
        [ideas] the selection
        [seats] the seat
        [final] the final ideas
        [moderation] the hiding
       *[other] the matter
    } of number { $proposal }. The appeal’s own number is { $appeal }. People who took no part in that decision will decide on it.
    .subject = Your appeal is recorded: { $appeal }

appeal-decided-v1 =
    Your appeal { $appeal } against the decision on { $stage ->
        [screening] the eligibility
        [shortlist] the shortlisting
        [ideas] the selection
        [seats] the seat
        [final] the final ideas
        [moderation] the hiding
       *[other] the matter
    } of number { $proposal } is decided: { $outcome ->
        [upheld] it is upheld, and the decision will be made anew
        [partly] it is upheld in part, and the decision will be made anew
       *[dismissed] it is dismissed, and the decision stands
    }.
    .subject = Your appeal is decided: { $appeal }
