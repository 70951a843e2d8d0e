# Notices in English. A message is a template and its version; a wording that changes is a new version beside the old one.

greeting-v1 = Dear { $name },

agenda-v1 = { $items ->
    [one] The agenda has one item:
   *[other] The agenda has { $items } items:
}

reason-v1 = Reason given: { $reason }

closing-v1 =
    You receive this because you left your address in the process “{ $process }”.
    Decision: { $decision }

meeting-convened-v1 =
    A meeting of { $body } is convened: “{ $meeting }”, on { $day }, { $mode ->
        [remote] held remotely
        [hybrid] held in person and remotely
       *[in_person] held in person
    }. You are invited to attend.
    .subject = Invitation: { $meeting }

meeting-held-v1 =
    The meeting “{ $meeting }” of { $body } was held on { $day }, with a quorum: { $present ->
        [one] one member was present
       *[other] { $present } members were present
    } out of { $seats ->
        [one] one seat
       *[other] { $seats } seats
    }.
    .subject = Held: { $meeting }

meeting-adjourned-v1 =
    The meeting “{ $meeting }” of { $body } on { $day } was adjourned for want of a quorum, and decided nothing: { $present ->
        [0] nobody was present
        [one] one member was present
       *[other] { $present } members were present
    } out of { $seats ->
        [one] one seat
       *[other] { $seats } seats
    }.
    .subject = Adjourned: { $meeting }

publication-approved-v1 =
    On { $day }, { $body } approved that version { $number } of “{ $document }” is published for comment.
    .subject = Publication approved: { $document }

publication-refused-v1 =
    On { $day }, { $body } refused that version { $number } of “{ $document }” is published for comment.
    .subject = Publication refused: { $document }

comment-period-opened-v1 =
    The consultation “{ $consultation }” on “{ $document }” is open from { $first } to the end of { $last }: { $days ->
        [one] one day
       *[other] { $days } days
    }, both ends counted. You are invited to comment.
    .subject = Open for comment: { $consultation }

comment-period-extended-v1 =
    The consultation “{ $consultation }” stays open { $days ->
        [one] one day
       *[other] { $days } days
    } longer: to the end of { $last }.
    .subject = Extended: { $consultation }

comment-period-closed-v1 =
    The consultation “{ $consultation }” is closed. { $counted ->
        [0] No comment was received
        [one] One comment was received
       *[other] { $counted } comments were received
    } in time; { $withdrawn ->
        [0] none was withdrawn
        [one] one was withdrawn
       *[other] { $withdrawn } were withdrawn
    }. Every comment that was not withdrawn is owed a reasoned answer.
    .subject = Closed: { $consultation }

comment-submitted-v1 =
    Your comment in the consultation “{ $consultation }” arrived on { $arrived } and is recorded.
    Its number is { $comment }; with it you can withdraw the comment while the consultation is open.
    .subject = Your comment is recorded: { $consultation }

comment-answered-v1 =
    Your comment { $comment } in the consultation “{ $consultation }” was answered: { $outcome ->
        [accepted] it is accepted
        [partly] it is accepted in part
       *[not] it is not accepted
    }. The answer in full:
    .subject = Your comment was answered: { $consultation }

document-published-v1 =
    “{ $document }” was published on { $day } in its final form, version { $number }, in { $languages ->
        [one] one language
       *[other] { $languages } languages
    }.
    .subject = Published: { $document }

asking-v1 = If you do not understand the decision, or think that it is wrong, write to the unit that published the call and name the proposal’s number, { $proposal }. The criteria are those of the call, and the decision stands in the public record with its reason.

call-published-v1 =
    { $kind ->
        [seats] The call “{ $call }” for seats is open from { $first } to the end of { $last }, both ends counted. You are invited to apply.
       *[proposals] The call “{ $call }” is open from { $first } to the end of { $last }, both ends counted. You are invited to send a proposal.
    } Its criteria are published with it, and do not change.
    .subject = Open: { $call }

call-extended-v1 =
    The deadline of the call “{ $call }” is moved from { $old_last } to the end of { $last }. This was asked for by: { $asked_by }.
    .subject = Deadline extended: { $call }

call-closed-v1 =
    { $kind ->
        [seats] The call “{ $call }” is closed.
       *[proposals] The call “{ $call }” is closed. { $received ->
            [0] No proposal was received
            [one] One proposal was received
           *[other] { $received } proposals were received
        } in time; { $withdrawn ->
            [0] none was withdrawn
            [one] one was withdrawn
           *[other] { $withdrawn } were withdrawn
        }. Each of the others is now held against the criteria of acceptance.
    }
    .subject = Closed: { $call }

proposal-submitted-v1 =
    Your proposal in answer to the call “{ $call }” arrived on { $arrived } and is recorded.
    Its number is { $proposal }; with it you can revise the proposal until the deadline, and withdraw it until it is decided.
    .subject = Your proposal is recorded: { $call }

proposal-returned-v1 =
    Your proposal { $proposal } in answer to the call “{ $call }” is returned to you for a fault. You can mend it by the end of { $cure_by }. It concerns:
    .subject = Your proposal needs mending by { $cure_by }: { $call }

cure-lapsed-v1 =
    The time to mend your proposal { $proposal } in answer to the call “{ $call }” has passed. It will be decided as it stands.
    .subject = The time to mend your proposal has passed: { $call }

merge-asked-v1 =
    Do you agree that your proposal in answer to the call “{ $call }” becomes one with others ({ $count } in all), and that proposal { $into } stands for them? It is done only if each author agrees. The number of the question is { $merge }.
    .subject = May your proposal be merged? { $call }

proposals-merged-v1 =
    Each author has agreed: { $count } proposals in answer to the call “{ $call }” are one. Proposal { $into } stands for them, and what is decided on it holds for each of you.
    .subject = Proposals merged: { $call }

proposal-eligible-v1 =
    Your proposal { $proposal } in answer to the call “{ $call }” meets every criterion of acceptance and is eligible. It goes on to selection.
    .subject = Your proposal is eligible: { $call }

proposal-ineligible-v1 =
    Your proposal { $proposal } in answer to the call “{ $call }” is not eligible. It does not meet these criteria of acceptance:
    .subject = Your proposal is not eligible: { $call }

paper-v1 = { $process }
    .number = No. { $number }
    .to = To: { $to }
    .subject = Subject: { $subject }
    .signed = The unit that runs the process
    .footer = No. { $number } · Decision { $decision } of the public record
