# From the commitments to the submission of the plan.

commitment-v1 = { $commitment } (version { $number })

approval-of-v1 = { $commitments ->
    [one] It answers for this commitment:
   *[other] It answers for these { $commitments } commitments:
}

commitment-ready-v1 =
    The commitment “{ $commitment }” is handed over for review, in its version { $number }.
    .subject = Ready for review: { $commitment }

amendment-requested-v1 =
    A change of the commitment “{ $commitment }” is asked for, in its version { $number }. It says:
    .subject = An amendment is asked for: { $commitment }

amendment-closed-v1 =
    The amendment of the commitment “{ $commitment }” is closed: { $outcome ->
        [withdrawn] it was withdrawn, and version { $number } stands
       *[other] it is settled by version { $number }
    }.
    .subject = An amendment is closed: { $commitment }

commitments-endorsed-v1 =
    { $body } endorses { $commitments ->
        [one] one commitment
       *[other] { $commitments } commitments
    }, in these very versions. { $amendments ->
        [0] No amendment is open.
        [one] One amendment is still open.
       *[other] { $amendments } amendments are still open.
    }
    .subject = Endorsed by { $body }

commitment-dropped-v1 =
    { $body } dropped the commitment “{ $commitment }” (version { $number }): it goes no further. The decision and its reason stand in the public record.
    .subject = Dropped: { $commitment }

commitments-approved-v1 =
    { $body } approved that { $commitments ->
        [one] one commitment goes
       *[other] { $commitments } commitments go
    } to public comment, in these very versions. { $amendments ->
        [0] No amendment is open.
        [one] One amendment is still open.
       *[other] { $amendments } amendments are still open.
    }
    .subject = Approved for public comment by { $body }

commitments-returned-v1 =
    { $body } returned { $commitments ->
        [one] one commitment
       *[other] { $commitments } commitments
    } to those who write:
    .subject = Returned by { $body }

commitments-frozen-v1 =
    On { $day }, the plan’s commitments were frozen. { $commitments ->
        [one] One commitment makes
       *[other] { $commitments } commitments make
    } up the plan, in these very versions:
    .subject = The plan’s commitments are frozen

plan-drafted-v1 =
    The draft of “{ $plan }” was assembled on { $day }, of { $commitments ->
        [one] one commitment
       *[other] { $commitments } commitments
    } as frozen:
    .subject = Drafted: { $plan }

plan-revised-v1 =
    “{ $plan }” has a new version, { $number }, since { $day }. What was changed, and why:
    .subject = Revised: { $plan }

approval-requested-v1 =
    { $organisation } is asked to approve version { $number } of “{ $plan }”{ $dated ->
        [yes] {" "}by the end of { $due_on }
       *[no] {""}
    }: to approve, to refuse, to name conditions, or to say that it does not concern { $organisation }; each no with its reason.
    .subject = { $dated ->
        [yes] Your approval is asked by { $due_on }: { $plan }
       *[no] Your approval is asked: { $plan }
    }

entity-approved-v1 =
    { $organisation } approved version { $number } of “{ $plan }” on { $day }.
    .subject = { $organisation } approved: { $plan }

entity-refused-v1 =
    { $organisation } did not approve version { $number } of “{ $plan }” on { $day }: { $answer ->
        [conditions] it names conditions
        [not_mine] it says that this does not concern it
       *[refuse] it refuses
    }.
    .subject = { $organisation } did not approve: { $plan }

cabinet-approved-v1 =
    The Cabinet approved version { $number } of “{ $plan }” on { $day }, by its decision { $decision }.
    .subject = Approved by the Cabinet: { $plan }

plan-returned-v1 =
    The Cabinet returned version { $number } of “{ $plan }” on { $day }, by its decision { $decision }.
    .subject = Returned by the Cabinet: { $plan }

plan-published-v1 =
    “{ $plan }” was published on { $day }, in its approved version { $number }.
    .subject = Published: { $plan }

plan-submitted-v1 =
    “{ $plan }” was submitted on { $day } in its approved version { $number }, to: { $recipient }.
    .subject = Submitted: { $plan }

submission-acknowledged-v1 =
    The receipt of “{ $plan }”, version { $number }, was confirmed on { $day } by those to whom it was submitted.
    .subject = Receipt confirmed: { $plan }

comment-changed-v1 = { $part ->
    [paragraph] What it changed: paragraph { $paragraph } of “{ $document }”, in version { $number }.
   *[all] What it changed: “{ $document }”, in version { $number }.
}

comment-code-v1 = Why it changed nothing: { $code ->
    [explained] as the answer says
    [out_of_scope] it lies outside what was consulted on
    [already_there] what it asks for is there already
    [not_feasible] it cannot be done in the time of the plan
    [against_the_law] the law does not allow it
    [no_means] there are no means for it
    [unclear] what it asks for is not clear
    [repeated] it repeats another comment, which has its answer
   *[other] { $code }
}.

comment-by-v1 = The answer was given by: { $organisation }.

comment-assigned-v1 =
    The answer to comment { $comment } in the consultation “{ $consultation }” is yours to prepare. The comment itself is shown to you with the answers that are owed.
    .subject = An answer to prepare: { $consultation }

consultation-report-v1 =
    The report of the consultation “{ $consultation }” on version { $number } of “{ $document }” is published: { $counted ->
        [0] no comment
        [one] one comment
       *[other] { $counted } comments
    }, told as { $groups ->
        [0] no opinion
        [one] one opinion
       *[other] { $groups } opinions
    }, each with its answer. You are told because you commented.
    .subject = Report published: { $consultation }
