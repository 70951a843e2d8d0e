# السجل في جمل كما يفهمها صاحب المقترح.

who-author = صاحبه
who-person = شخص
who-rules = النظام بموجب القواعد
who-clock = الساعة
who-seat = { $role ->
    [chair] رئيس { $body } (المقعد { $seat })
    [secretary] أمين سر { $body } (المقعد { $seat })
   *[member] العضو في المقعد { $seat } من { $body }
  }
who-two = { $who }، وشخص ثانٍ اقترح ذلك

appeal-until = يمكن الاعتراض على ذلك لدى { $body } حتى نهاية يوم { $day }.
appeal-none = لا تنص القواعد على الاعتراض على ذلك.
points = { $criterion }: { $points } من { $scale }
finding = { $criterion }: المتوسط { $mean }{ $of_none ->
    [yes] .
   *[no] ، ومتوسط المقبولين { $admitted }.
  }
equal-reasons = أُعطيت الأسباب نفسها حرفيًا لآخرين، وعددهم { $others }.
votes-for = { $subject }: { $votes ->
    [zero] لا صوت
    [one] صوت واحد
    [two] صوتان
    [few] { $votes } أصوات
    [many] { $votes } صوتًا
   *[other] { $votes } صوت
  }
judged-scores = الترتيب { $place }، والمتوسط الموزون { $mean }
judged-public_vote = الترتيب { $place }، والأصوات { $mean }
decided-anew = يحلّ هذا القرار محلّ قرار سابق.
merged-into = تستمر جميعها تحت الرقم { $subject }.

opinion-no_objection = لا مانع
opinion-conditions = لا مانع بشروط
opinion-refused = رفض
opinion-not_mine = خارج اختصاصها
kind-author = شراكة في مقترح آخر
kind-organisation = الجهة نفسها
kind-employer = جهة العمل نفسها
kind-family = قرابة
kind-financial = مصلحة مالية
cause-author = لكونه صاحبه
cause-declared = بإفصاح منه
cause-alleged = بعد ادعاء بوجود مصلحة
cause-proposed = بعد أن أظهر السجل ذلك
relation-representative = ممثلًا لها
relation-employee = موظفًا فيها
relation-member = عضوًا فيها
side-government = الحكومة
side-civil_society = المجتمع المدني
side-local_authority = السلطة المحلية
side-local_authorities = السلطات المحلية
side-municipalities = البلديات
side-parliament = مجلس النواب
side-experts = الخبراء

told-ProposalSubmitted = قُدّم المقترح ضمن «{ $call_title }».
told-SeatApplicationReceived = قُدّم الطلب ضمن «{ $call_title }».
told-ProposalRevised = عُدّل النص.
told-SeatApplicationRevised = عُدّل الطلب.
told-ProposalWithdrawn = سُحب، ويبقى في مكانه في السجل.
told-ProposalReturned = أُعيد لنقص شكلي: { $criteria }. يمكن استكماله حتى نهاية يوم { $cure_by }.
told-CureLapsed = انقضت مدة الاستكمال دون تعديل.
told-MergeAsked = سُئل أصحاب المقترحات ({ $proposals_count }) إن كانوا يوافقون على دمجها في مقترح واحد.
told-MergeConsented = وافق صاحب المقترح على الدمج.
told-MergeRefused = لم يوافق صاحب المقترح على الدمج، فتبقى المقترحات منفصلة.
told-ProposalsMerged = دُمجت المقترحات ({ $proposals_count }) في مقترح واحد بموافقة جميع أصحابها.
told-ProposalFoundEligible = قُبل شكلًا، إذ يستوفي جميع معايير القبول.
told-ProposalFoundIneligible = لم يُقبل شكلًا. المعايير غير المستوفاة: { $criteria }.
told-ScreeningReopened = بعد اعتراض، يُعاد البتّ في قبوله شكلًا.
told-ContributionHidden = حُجب عن العرض بسبب «{ $ground_title }»، ويبقى في مكانه وفي العدد ويبقى حقه في الجواب.
told-ContributionRestored = أُعيد إظهاره{ $after_appeal ->
    [yes] {" "}بعد اعتراض.
   *[no] .
  }
told-CommentSubmitted = قُدّم التعليق.
told-CommentWithdrawn = سُحب التعليق، ويبقى في مكانه.
told-CommentAssigned = أُسند إعداد الرد على التعليق.
told-AnswerDrafted = حُفظت مسودة للرد على التعليق.
told-ConsultationReportPublished = نُشر تقرير المشاورة.
told-CommentAnswered = أُجيب عن التعليق: { $outcome ->
    [accepted] مقبول.
    [partly] مقبول جزئيًا.
   *[not] غير مقبول.
  }
told-EvaluationPrepared = أُعدّ «{ $evaluation_title }»: من يقيّم، وبأي قواعد.
told-EvaluationOpened = فُتح «{ $evaluation_title }»، وعدد ما يُقيَّم فيه { $subjects }.
told-SubjectEntered = أُدرج في «{ $evaluation_title }».
told-SubjectLeft = خرج من «{ $evaluation_title }»: لم يعد القرار الأحدث الذي يسبقه يقبله.
told-RecusalProposed = أظهر السجل صلة لأحد الأعضاء به ({ $kind })، فلا يعطي ذلك العضو درجة حتى يُبتّ في الأمر.
told-InterestDeclared = أفصح عضو عن مصلحة: { $kind }.
told-InterestAlleged = ادُّعي أن لأحد الأعضاء مصلحة: { $kind }.
told-InterestDismissed = لم تثبت للعضو مصلحة.
told-MemberRecused = تنحّى عضو فلا يقيّمه، { $cause }.
told-ScoreSubmitted = أُعطيت درجة، مختومة إلى أن يُغلق التقييم.
told-LotContributed = قُدّمت مساهمة في القرعة، مختومة إلى أن يُغلق التقييم.
told-BallotCast = أُدلي بصوت مختوم.
told-ScoringClosed = أُغلق التقييم: الدرجات { $scores }، وأوراق التصويت { $ballots }.
told-ScoreOpened = فُتحت درجة كانت مختومة: { $scored_by }.
told-LotOpened = فُتحت مساهمة في القرعة.
told-BallotsCounted = فُرزت أوراق التصويت، وعددها { $ballots }.
told-ScoreVoided = أُبطلت درجة لثبوت مصلحة، فلا تُحتسب.
told-ScoringReopened = أُعيد فتح التقييم{ $after_appeal ->
    [yes] {" "}بعد اعتراض.
   *[no] .
  }
told-TieVoteCast = صوّت عضو له لحسم تعادل.
told-ReasonStated = بُيّن سبب على المعيار «{ $criterion }».
told-ProposalClassified = صُنّف ضمن «{ $theme }».
told-ProposalShortlisted = أُدرج في القائمة المختصرة: { $judged }.
told-ProposalNotShortlisted = لم يُدرج في القائمة المختصرة: { $judged }.
told-ProposalSelected = اختيرت الفكرة: { $judged }.
told-ProposalNotSelected = لم تُختَر الفكرة: { $judged }.
told-MemberSelected = اختير المتقدم لمقعد: { $judged }.
told-ReserveListed = لم يحصل المتقدم على مقعد، وهو رقم { $rank } في قائمة الاحتياط: { $judged }.
told-SeatApplicationDeclined = لم يُختَر المتقدم: { $judged }.
told-MotionProposed = طُرح اقتراح للتصويت.
told-VoteCast = أُدلي بصوت: { $choice }.
told-PresentationHeard = عُرض واستُمع إليه في اجتماع { $body_title }.
told-AuthorAbsent = لم يحضر أحد لعرضه في اجتماع { $body_title }.
told-QuestionAsked = طُرح سؤال عنه.
told-EntityOpinionRequested = طُلب رأي { $organisation_title } حتى نهاية يوم { $due_on }.
told-EntityOpinionReceived = أبدت { $organisation_title } رأيها: { $opinion }.
told-EntityOpinionLapsed = لم تُبدِ { $organisation_title } رأيًا حتى نهاية يوم { $due_on }، ويُعدّ ذلك عدم ممانعة.
told-IdeaKept = اعتُمدت الفكرة لتصبح التزامًا.
told-IdeaDropped = لم تُعتمد الفكرة: المؤيدون { $votes_for }، والمعارضون { $votes_against }، والممتنعون { $abstained }.
told-TaskForceRequested = يُطلب من صاحبها تشكيل فريق عمل من { $least } أعضاء على الأقل، ممثلين عن { $sides }، حتى نهاية يوم { $due_on }.
told-TaskForceInvited = دُعي شخص إلى فريق العمل ({ $side }).
told-TaskForceJoined = قبل المدعو العضوية ({ $side }).
told-TaskForceInvitationDeclined = اعتذر المدعو عن المشاركة.
told-TaskForceFormed = تشكّل فريق العمل، وعدد أعضائه { $members_count }.
told-TaskForceOverdue = انقضى اليوم ولم يتشكّل فريق العمل: قبل { $accepted }، والمطلوب { $least } على الأقل.
told-TaskForceDissolved = حُلّ فريق العمل.
told-AppealLodged = قُدّم اعتراض على «{ $decision_name }».
told-AppealDecided = الاعتراض على «{ $decision_name }»: { $outcome ->
    [upheld] قُبل، ويُعاد البتّ في القرار.
    [partly] قُبل جزئيًا، ويُعاد البتّ في القرار.
   *[dismissed] رُدّ.
  }
told-OrganisationRegistered = سُجّلت الجهة.
told-PersonLinked = رُبط شخص بها، { $relation }.
told-PersonUnlinked = انتهت صلة شخص بها.
told-MemberAppointed = شُغل المقعد { $seat_name } من { $body_title }.
told-NominationRequested = طُلب من { $organisation_title } ترشيح عضو للمقعد { $seat_name } حتى نهاية يوم { $due_on }.
told-MemberNominated = رشّحت { $organisation_title } عضوًا للمقعد { $seat_name }.
told-NominationDeclined = اعتذرت { $organisation_title } عن الترشيح للمقعد { $seat_name }.
told-NominationLapsed = لم ترشّح { $organisation_title } أحدًا للمقعد { $seat_name } حتى نهاية يوم { $due_on }.
told-ActProposed = { $act }: اقتُرح وينتظر شخصًا ثانيًا.
told-NoticeQueued = إشعار مستحق: «{ $decision_name }» ({ $channel }).
told-NoticeSent = سُلّم الإشعار: «{ $decision_name }» ({ $channel }).
told-NoticeFailed = رُفض الإشعار: «{ $decision_name }» ({ $channel }).

told-OutcomeMarked = قُيّد عليه القرار «{ $decision_name }».
told-NoticeAbandoned = تعذّر تسليم الإشعار: «{ $decision_name }» ({ $channel }؛ المحاولات: { $attempts }).
told-ManualTaskOpened = مطلوب الإبلاغ يدويًا عن «{ $decision_name }» ({ $channel }).
told-ManualTaskClosed = أُبلغ يدويًا عن «{ $decision_name }» ({ $channel }) في { $done_on }، والدليل محفوظ.
told-LetterIssued = صدر الكتاب رقم { $number } بشأن «{ $decision_name }».

told-CommitmentDrafted = كُتبت مسودة الالتزام «{ $commitment_title }».
told-CommitmentRevised = عُدّل الالتزام «{ $commitment_title }».
told-WorkshopHeld = عُقدت ورشة عمل حول «{ $commitment_title }» ({ $mode }) في { $held_on }، وعدد المشاركين { $participants }.
told-StakeholdersConsulted = استُشير أصحاب المصلحة بشأن «{ $commitment_title }» ({ $channel }): { $audience }، من { $first } إلى { $last }.
told-CommitmentReadyForReview = سلّم فريق العمل «{ $commitment_title }» للمراجعة؛ ورش العمل: { $workshops }، والاستشارات: { $consultations }.
told-AmendmentRequested = طُلب تعديل «{ $commitment_title }».
told-CommitmentAmended = عُدّل «{ $commitment_title }»؛ الطلبات المستجاب لها: { $answers_count }.
told-AmendmentClosed = أُغلق طلب تعديل «{ $commitment_title }»: { $outcome ->
    [settled] استُجيب له.
   *[withdrawn] سُحب.
  }
told-MilestoneReported = أبلغت { $organisation_title } عن المرحلة { $milestone } من «{ $commitment_title }»: { $milestone_status }.
told-ParagraphsIdentified = مُيّزت فقرات النسخة { $number }، وعددها { $paragraphs_count }.
told-CommitmentDropped = أسقط { $body_title } الالتزام «{ $commitment_title }» فلا يُستكمل.
told-ResponsibleEntityNamed = سُمّيت { $organisation_title } جهةً مسؤولة عن «{ $commitment_title }».
told-ApprovalRequested = طُلبت موافقة { $organisation_title } على النسخة { $number } من «{ $document_title }».
told-EntityApproved = وافقت { $organisation_title } على النسخة { $number } من «{ $document_title }».
told-EntityRefused = لم توافق { $organisation_title } على النسخة { $number } من «{ $document_title }»: { $entity_answer }.
