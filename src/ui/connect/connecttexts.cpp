// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/connecttexts.h"

#include "app/connect/environmentoptions.h"
#include "app/errortext/errortext.h"
#include "ui/connect/connectpage.h"

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;
using Field = ConnectionForm::Field;

EnvironmentKind kindOf(app::EnvironmentKind kind) {
    switch (kind) {
    case app::EnvironmentKind::Production:
        return EnvironmentKind::Production;
    case app::EnvironmentKind::Staging:
        return EnvironmentKind::Staging;
    case app::EnvironmentKind::Demo:
        return EnvironmentKind::Demo;
    }
    Q_UNREACHABLE();
}

store::EnvironmentKind storedKind(EnvironmentKind kind) {
    switch (kind) {
    case EnvironmentKind::Production:
        return store::EnvironmentKind::Production;
    case EnvironmentKind::Staging:
        return store::EnvironmentKind::Staging;
    case EnvironmentKind::Demo:
        return store::EnvironmentKind::Demo;
    }
    Q_UNREACHABLE();
}

QString hostOf(const app::Environment &environment) {
    const QString host = environment.url.adjusted(QUrl::RemoveUserInfo).authority();
    return host.isEmpty() ? u"farold"_s : u"farold \u00B7 %1"_s.arg(host);
}

EnvironmentSign signOf(const store::EnvironmentEntry &entry) {
    const app::Environment environment = app::environmentOf(entry);
    return {environment.name, kindOf(environment.kind), hostOf(environment), false};
}

ConnectionForm::Draft draftOf(const app::ConnectModel &model) {
    const auto &form = model.form();
    return {form.name.trimmed(), kindOf(app::environmentOf(form).kind),
            form.url.trimmed(),  form.caFile,
            form.user.trimmed(), form.plainHttp};
}

std::optional<Field> fieldOf(const QString &name) {
    if (name == u"name"_s) {
        return Field::Name;
    }
    if (name == u"url"_s) {
        return Field::Address;
    }
    return name == u"user"_s ? std::optional(Field::User) : std::nullopt;
}

QString fieldName(Field field) {
    switch (field) {
    case Field::Name:
        return ConnectPage::tr("name");
    case Field::Address:
        return ConnectPage::tr("address");
    case Field::Authority:
        return ConnectPage::tr("own authority");
    case Field::User:
        return ConnectPage::tr("user");
    case Field::Password:
        return ConnectPage::tr("password");
    }
    Q_UNREACHABLE();
}

QString faultText(const FieldError &fault) {
    if (fault.code == u"name_taken"_s) {
        return ConnectPage::tr("There is an environment of this name already: choose another.");
    }
    if (fault.code == u"url_invalid"_s) {
        return ConnectPage::tr("Not the address of a server: write it as https://name.");
    }
    if (fault.code == u"url_has_credentials"_s) {
        return ConnectPage::tr("The address must not hold a user or password.");
    }
    if (fault.code == u"url_has_path"_s) {
        return ConnectPage::tr("Only the server's name and port belong here, nothing behind them.");
    }
    if (fault.code == u"plain_http_refused"_s) {
        return ConnectPage::tr("http is not encrypted: use https, or allow it below.");
    }
    return app::describe(fault);
}

} // namespace farol::ui
