# Mails.

mail-invitation-subject = { $by } invites you to the study “{ $study }”
mail-invitation-body =
    Hello!

    { $by } invites you to work on the study “{ $study }” in Saual.

    To join, open this link. It works once, for seven days:
    { $link }

    If you did not expect this, you do not need to do anything.

mail-reset-subject = A new password for Saual
mail-reset-body =
    Hello, { $name }!

    Somebody, most likely you, asked for a new password for Saual.

    To choose one, open this link. It works once, for an hour:
    { $link }

    If it was not you, you do not need to do anything: your password stays as it is.
