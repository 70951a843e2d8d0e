# من الالتزامات إلى تسليم الخطة.

commitment-v1 = { $commitment } (الإصدار { $number })

approval-of-v1 = { $commitments ->
    [zero] ليست مسؤولة عن أي التزام:
    [one] وهي مسؤولة عن الالتزام الآتي:
    [two] وهي مسؤولة عن الالتزامين الآتيين:
    [few] وهي مسؤولة عن { $commitments } التزامات، هي:
    [many] وهي مسؤولة عن { $commitments } التزامًا، هي:
   *[other] وهي مسؤولة عن { $commitments } التزام، هي:
}

commitment-ready-v1 =
    سُلّم الالتزام «{ $commitment }» للمراجعة، في إصداره { $number }.
    .subject = جاهز للمراجعة: { $commitment }

amendment-requested-v1 =
    طُلب تعديل الالتزام «{ $commitment }» في إصداره { $number }. وهذا نص الطلب:
    .subject = طُلب تعديل: { $commitment }

amendment-closed-v1 =
    أُغلق طلب تعديل الالتزام «{ $commitment }»: { $outcome ->
        [withdrawn] سُحب الطلب، ويبقى الإصدار { $number }
       *[other] استجاب له الإصدار { $number }
    }.
    .subject = أُغلق طلب تعديل: { $commitment }

commitments-endorsed-v1 =
    صدر عن { $body } إقرار { $commitments ->
        [zero] صفر من الالتزامات
        [one] التزام واحد
        [two] التزامين
        [few] { $commitments } التزامات
        [many] { $commitments } التزامًا
       *[other] { $commitments } التزام
    }، بهذه الإصدارات عينها. { $amendments ->
        [zero] ولا طلب تعديل مفتوحًا.
        [one] ولا يزال طلب تعديل واحد مفتوحًا.
        [two] ولا يزال طلبا تعديل مفتوحين.
        [few] ولا تزال { $amendments } طلبات تعديل مفتوحة.
        [many] ولا يزال { $amendments } طلب تعديل مفتوحًا.
       *[other] ولا يزال { $amendments } طلب تعديل مفتوحًا.
    }
    .subject = إقرار الالتزامات: { $body }

commitment-dropped-v1 =
    صدر عن { $body } قرار بإسقاط الالتزام «{ $commitment }» (الإصدار { $number })، فلا يُستكمل العمل به. والقرار وسببه مدوّنان في السجل العام.
    .subject = أُسقط الالتزام: { $commitment }

commitments-approved-v1 =
    صدرت عن { $body } الموافقة على طرح { $commitments ->
        [zero] صفر من الالتزامات
        [one] التزام واحد
        [two] التزامين
        [few] { $commitments } التزامات
        [many] { $commitments } التزامًا
       *[other] { $commitments } التزام
    } للتعليقات العامة، بهذه الإصدارات عينها. { $amendments ->
        [zero] ولا طلب تعديل مفتوحًا.
        [one] ولا يزال طلب تعديل واحد مفتوحًا.
        [two] ولا يزال طلبا تعديل مفتوحين.
        [few] ولا تزال { $amendments } طلبات تعديل مفتوحة.
        [many] ولا يزال { $amendments } طلب تعديل مفتوحًا.
       *[other] ولا يزال { $amendments } طلب تعديل مفتوحًا.
    }
    .subject = الموافقة على الطرح للتعليقات: { $body }

commitments-returned-v1 =
    أعادت الجهة «{ $body }» إلى من يصوغها { $commitments ->
        [zero] صفرًا من الالتزامات
        [one] التزامًا واحدًا
        [two] التزامين
        [few] { $commitments } التزامات
        [many] { $commitments } التزامًا
       *[other] { $commitments } التزام
    }:
    .subject = أُعيدت الالتزامات: { $body }

commitments-frozen-v1 =
    جُمّدت التزامات الخطة { $day }. تتألف الخطة من { $commitments ->
        [zero] صفر من الالتزامات
        [one] التزام واحد
        [two] التزامين
        [few] { $commitments } التزامات
        [many] { $commitments } التزامًا
       *[other] { $commitments } التزام
    }، بهذه الإصدارات عينها:
    .subject = جُمّدت التزامات الخطة

plan-drafted-v1 =
    أُعدّت مسودة «{ $plan }» { $day } من { $commitments ->
        [zero] صفر من الالتزامات
        [one] التزام واحد
        [two] التزامين
        [few] { $commitments } التزامات
        [many] { $commitments } التزامًا
       *[other] { $commitments } التزام
    } كما جُمّدت:
    .subject = أُعدّت المسودة: { $plan }

plan-revised-v1 =
    صدر { $day } إصدار جديد من «{ $plan }»، رقمه { $number }. وهذا ما تغيّر وسببه:
    .subject = إصدار جديد: { $plan }

approval-requested-v1 =
    يُرجى من { $organisation } الموافقة على الإصدار { $number } من «{ $plan }»{ $dated ->
        [yes] {" "}حتى نهاية { $due_on }
       *[no] {""}
    }: بالموافقة، أو الرفض، أو وضع شروط، أو عدم الاختصاص؛ مع بيان السبب عند عدم الموافقة.
    .subject = { $dated ->
        [yes] تُطلب موافقتكم حتى نهاية { $due_on }: { $plan }
       *[no] تُطلب موافقتكم: { $plan }
    }

entity-approved-v1 =
    وافقت الجهة «{ $organisation }» { $day } على الإصدار { $number } من «{ $plan }».
    .subject = موافقة { $organisation }: { $plan }

entity-refused-v1 =
    لم توافق الجهة «{ $organisation }» { $day } على الإصدار { $number } من «{ $plan }»: { $answer ->
        [conditions] فقد وضعت شروطًا
        [not_mine] فقد أفادت بعدم اختصاصها
       *[refuse] فقد رفضته
    }.
    .subject = لم توافق { $organisation }: { $plan }

cabinet-approved-v1 =
    وافق مجلس الوزراء { $day } على الإصدار { $number } من «{ $plan }»، بقراره { $decision }.
    .subject = موافقة مجلس الوزراء: { $plan }

plan-returned-v1 =
    أعاد مجلس الوزراء { $day } الإصدار { $number } من «{ $plan }»، بقراره { $decision }.
    .subject = أعاده مجلس الوزراء: { $plan }

plan-published-v1 =
    نُشرت «{ $plan }» { $day }، بإصدارها المعتمد { $number }.
    .subject = نُشرت: { $plan }

plan-submitted-v1 =
    أُرسلت «{ $plan }» { $day } بإصدارها المعتمد { $number } إلى: { $recipient }.
    .subject = أُرسلت: { $plan }

submission-acknowledged-v1 =
    أكّدت الجهة المرسل إليها { $day } استلام «{ $plan }»، الإصدار { $number }.
    .subject = تأكيد الاستلام: { $plan }

comment-changed-v1 = { $part ->
    [paragraph] ما تغيّر بناءً عليه: الفقرة { $paragraph } من «{ $document }»، في الإصدار { $number }.
   *[all] ما تغيّر بناءً عليه: «{ $document }»، في الإصدار { $number }.
}

comment-code-v1 = سبب عدم التغيير: { $code ->
    [explained] كما ورد في الرد
    [out_of_scope] خارج نطاق ما طُرح للتعليق
    [already_there] المطلوب وارد أصلًا
    [not_feasible] لا يمكن تنفيذه خلال مدة الخطة
    [against_the_law] لا يجيزه القانون
    [no_means] لا تتوافر له الموارد
    [unclear] المطلوب غير واضح
    [repeated] تكرار لتعليق آخر صدر الرد عليه
   *[other] { $code }
}.

comment-by-v1 = صدر الرد عن: { $organisation }.

comment-assigned-v1 =
    أُسند إليك إعداد الرد على التعليق { $comment } ضمن «{ $consultation }». ويظهر لك نص التعليق مع الردود المستحقة.
    .subject = رد مطلوب إعداده: { $consultation }

consultation-report-v1 =
    نُشر تقرير «{ $consultation }» على الإصدار { $number } من «{ $document }»: { $counted ->
        [zero] دون تعليقات
        [one] تعليق واحد
        [two] تعليقان
        [few] { $counted } تعليقات
        [many] { $counted } تعليقًا
       *[other] { $counted } تعليق
    }، مجموعة في { $groups ->
        [zero] صفر من الآراء
        [one] رأي واحد
        [two] رأيين
        [few] { $groups } آراء
        [many] { $groups } رأيًا
       *[other] { $groups } رأي
    }، ولكل رأي رده. وقد أُبلغت بذلك لأنك من أصحاب التعليقات.
    .subject = نُشر التقرير: { $consultation }
