// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/steplook.h"

#include "app/errortext/errortext.h"

#include <QCoreApplication>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

using Model = app::ConnectModel;
using State = Model::StepState;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(farol::ui::StepLook)
};

// By code alone: steps before the sign-in carry no Error of their own.
QString failureText(const Model::StepView &view) {
    const struct {
        const char *code;
        QString sentence;
    } known[] = {
        {"no_such_host", Text::tr("Nobody knows a server of this name. Check the address and the network.")},
        {"refused", Text::tr("The connection is refused: farold does not run there, or the port is another.")},
        {"unreachable", Text::tr("The server cannot be reached from here. Check the network or the VPN.")},
        {"timeout", Text::tr("No answer in time. Try again, or check the network and the VPN.")},
        {"tls_failed",
         Text::tr("No secure connection: the server speaks plain http, or an old TLS. Check the address.")},
        {"unavailable", Text::tr("farold answers, but is not ready. Try again in a moment, or look at its log.")},
        {"server_error", Text::tr("farold answers, but is not well. Try again in a moment, or look at its log.")},
        {"web_page", Text::tr("The address answers with a web page: it is not farold. Check it, or sign in to the "
                              "network in a browser.")},
        {"redirect_refused", Text::tr("It sends us to another address: sign in to the network in a browser, or check "
                                      "the address.")},
        {"unknown_authority", Text::tr("issued by %1, which this system does not know.").arg(view.subject)},
        {"self_signed", Text::tr("signed by itself (%1), which this system does not know.").arg(view.subject)},
        {"expired", Text::tr("expired. Its owner has to renew it; check the clock of this computer, too.")},
        {"not_yet_valid", Text::tr("not valid yet. Check the clock of this computer.")},
        {"wrong_host", Text::tr("belongs to another server: the address must be the name in it.")},
        {"plain_http_refused", Text::tr("http without encryption is not allowed for this address.")},
        {"ca_file_unreadable", Text::tr("The file of the own authority cannot be read.")},
        {"ca_file_invalid", Text::tr("The file of the own authority holds no certificate (PEM).")},
        {"not_farold", Text::tr("Something answers there, but it is not farold. Check the address.")},
        {"secret_missing", Text::tr("Nothing is kept for this environment: type the password.")},
        {"keyring_locked", Text::tr("The keychain is locked: unlock it, or type the password.")},
        {"keyring_absent", Text::tr("No keychain: type the password.")},
    };
    for (const auto &one : known) {
        if (view.code == QLatin1String(one.code)) {
            return one.sentence;
        }
    }
    return {};
}

// Refusals of what answers, in words of its own: farold refuses nobody who asks whether it is there.
bool isAnotherServer(const QString &code) {
    static const QStringList refusals{u"not_found"_s, u"unauthorized"_s,        u"forbidden"_s,        u"conflict"_s,
                                      u"rejected"_s,  u"precondition_failed"_s, u"unexpected_status"_s};
    return refusals.contains(code);
}

QString failed(const Model &model, Model::Step step, Model::StepView view) {
    if (step == Model::Step::Service && isAnotherServer(view.code)) {
        view.code = u"not_farold"_s;
    }
    if (const QString sentence = failureText(view); !sentence.isEmpty()) {
        return sentence;
    }
    if (model.error()) {
        return app::describe(*model.error()).whole();
    }
    Error error; // of a step that carries a code alone
    error.kind = ErrorKind::Network;
    error.code = view.code;
    return app::describe(error).whole();
}

QString running(Model::Step step) {
    switch (step) {
    case Model::Step::Name:
        return Text::tr("asking for the name…");
    case Model::Step::Network:
        return Text::tr("opening a connection…");
    case Model::Step::Certificate:
        return Text::tr("looking at the certificate…");
    case Model::Step::Service:
        return Text::tr("asking who answers…");
    case Model::Step::Login:
        return Text::tr("signing in…");
    case Model::Step::Keychain:
        return Text::tr("asking the keychain…");
    }
    Q_UNREACHABLE();
}

QString keptText(const Model::StepView &view) {
    if (view.state == State::Good) {
        return view.subject.isEmpty() ? Text::tr("written and read back")
                                      : Text::tr("written and read back: %1").arg(view.subject);
    }
    if (view.code == u"keyring_locked"_s) {
        return Text::tr("The keychain is locked: this session only.");
    }
    if (view.code == u"keyring_slow"_s) {
        return Text::tr("The keychain has not answered yet: this session only until it does.");
    }
    return Text::tr("No keychain: this session only.");
}

QString certificateText(const Model::StepView &view) {
    if (view.code == u"plain_http"_s) {
        return Text::tr("plain http: nothing is encrypted");
    }
    return Text::tr("issued by %1, valid for %n more days", nullptr, view.daysLeft).arg(view.subject);
}

QString found(Model::Step step, const Model::StepView &view) {
    switch (step) {
    case Model::Step::Name:
        return Text::tr("the name leads to %1").arg(view.subject);
    case Model::Step::Network:
        return Text::tr("port %1 answers in %n ms", nullptr, view.milliseconds).arg(view.subject);
    case Model::Step::Certificate:
        return certificateText(view);
    case Model::Step::Service:
        return Text::tr("farold answers in %n ms", nullptr, view.milliseconds);
    case Model::Step::Login:
        return Text::tr("signed in as %1").arg(view.subject);
    case Model::Step::Keychain:
        return keptText(view);
    }
    Q_UNREACHABLE();
}

void dress(StepLook &look, State state) {
    switch (state) {
    case State::Waiting:
        look.tone = Tone::Muted;
        look.icon = u"queued"_s;
        look.state = Text::tr("waiting");
        return;
    case State::Running:
        look.tone = Tone::Running;
        look.icon = u"inflight"_s;
        look.state = Text::tr("running");
        return;
    case State::Good:
        look.tone = Tone::Ok;
        look.icon = u"paid"_s;
        look.state = Text::tr("good");
        return;
    case State::Warning:
        look.tone = Tone::Uncertain;
        look.icon = u"warning"_s;
        look.state = Text::tr("warning");
        return;
    case State::Failed:
        look.tone = Tone::Bad;
        look.icon = u"failed"_s;
        look.state = Text::tr("failed");
        return;
    }
}

QString waiting(const Model &model) {
    const auto stopped = failedStep(model);
    return stopped ? Text::tr("waits for: %1").arg(stepName(*stopped)) : Text::tr("not tested yet");
}

} // namespace

QString stepName(Model::Step step) {
    switch (step) {
    case Model::Step::Name:
        return Text::tr("Name");
    case Model::Step::Network:
        return Text::tr("Network");
    case Model::Step::Certificate:
        return Text::tr("Certificate");
    case Model::Step::Service:
        return Text::tr("Service");
    case Model::Step::Login:
        return Text::tr("Login");
    case Model::Step::Keychain:
        return Text::tr("Keychain");
    }
    Q_UNREACHABLE();
}

std::optional<Model::Step> failedStep(const Model &model) {
    for (int i = 0; i < Model::stepCount; ++i) {
        if (model.step(Model::Step(i)).state == State::Failed) {
            return Model::Step(i);
        }
    }
    return std::nullopt;
}

StepLook stepLook(const Model &model, Model::Step step) {
    const Model::StepView &view = model.step(step);
    StepLook look;
    look.title = stepName(step);
    dress(look, view.state);
    switch (view.state) {
    case State::Waiting:
        look.sentence = waiting(model);
        break;
    case State::Running:
        look.sentence = running(step);
        break;
    case State::Good:
    case State::Warning:
        look.sentence = found(step, view);
        break;
    case State::Failed:
        look.sentence = failed(model, step, view);
        break;
    }
    if (step == Model::Step::Certificate && model.offeredAuthority()) {
        look.actions = {{u"trust"_s, Text::tr("Use this authority…")}};
    }
    return look;
}

} // namespace farol::ui
