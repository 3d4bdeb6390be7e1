// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of every page in one look: farol_shots --farold FILE --out DIR [look]. ./dev shots runs it once a look.
#include "golden/door.h"
#include "golden/studio.h"
#include "ui/batches/importdialog.h"
#include "ui/connect/connectionform.h"
#include "ui/kit/button.h"
#include "ui/kit/grouptree.h"
#include "ui/kit/textfield.h"

#include <QApplication>
#include <QCommandLineParser>

using namespace farol;
using namespace farol::golden;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Plan = app::PlanModel::State;

// What a person typed, and the diagnosis that found an authority which this machine does not know.
void shootConnect(Studio &studio, const QCommandLineParser &given) {
    Door door;
    if (!door.open(given.value(u"certificates"_s), given.value(u"key"_s))) {
        std::fprintf(stderr, "farol_shots: the door on port 8443 does not open: is the port taken?\n");
        std::exit(1);
    }
    studio.openConnectPage();
    ui::ConnectPage &page = *studio.console().connectPage();
    auto *form = page.findChild<ui::ConnectionForm *>();
    form->setDraft(
        {u"Contingência"_s, ui::EnvironmentKind::Production, u"https://localhost:8443"_s, {}, u"operator1"_s, false});
    Q_EMIT form->edited();
    page.findChild<ui::TextField *>(u"password"_s)->setText(u"farol-demonstra"_s);
    page.findChild<ui::Button *>(u"test"_s)->click();
    waitUntil("the diagnosis",
              [&] { return studio.console().connectModel().state() == app::ConnectModel::State::Failed; });
    studio.saveAt(u"conectar"_s);
    studio.close();
}

void showItem57(Studio &studio) {
    studio.work().window().showPage(u"batches"_s);
    waitUntil("the batches", [&] { return studio.work().batches().rowCount() == 9; });
    if (studio.isNarrow()) { // where the item takes the place of the lists
        studio.save(u"lotes-lista"_s);
    }
    studio.work().batchesPage().showItem(BatchId{u"LOTE-0042"_s}, ItemId{u"LOTE-0042-057"_s});
    waitUntil("the inspector", [&] {
        auto *inspector = studio.find<QWidget>("itemInspectorFrame");
        return inspector != nullptr && inspector->isVisible() && inspector->accessibleName().contains(u"057"_s);
    });
}

void shootImport(Studio &studio) {
    studio.work().batchesPage().importFile();
    waitUntil("the import", [&] { return studio.find<ui::ImportDialog>("importDialog") != nullptr; });
    auto *dialog = studio.find<ui::ImportDialog>("importDialog");
    dialog->openFile(studio.places().data + u"/pagamentos-21-11.csv"_s);
    waitUntil("the import's answer", [&] {
        auto *problems = studio.find<QWidget>("importProblems");
        return problems != nullptr && problems->isVisible();
    });
    studio.save(u"importar"_s);
    studio.closeDialog(*dialog);
}

// The seven are checked at the PSP first, as a person would do; then what can go again is planned.
void shootPlan(Studio &studio) {
    auto *tree = studio.find<ui::GroupTree>("itemGroups");
    Q_EMIT tree->actionTriggered(tree->model()->index(0, 0));
    waitUntil("the check's dialog", [&] { return studio.find<ui::Button>("verifyRun") != nullptr; });
    studio.save(u"verificar"_s);
    studio.find<ui::Button>("verifyRun")->click();
    waitUntil("the check", [&] {
        const Batch *batch = studio.work().batches().find(BatchId{u"LOTE-0042"_s});
        studio.work().session().tryNow();
        wait(200ms);
        return batch != nullptr && totalAtRisk(*batch).items == 7;
    });
    studio.closeDialog(*studio.find<ui::DialogFrame>("verifyDialog"));
    studio.work().batchesPage().showItem(BatchId{u"LOTE-0042"_s}, ItemId{u"LOTE-0042-057"_s});
    studio.work().batchesPage().retryNotPaid();
    waitUntil("the plan", [&] {
        auto *reason = studio.find<ui::TextField>("planReason");
        return reason != nullptr && reason->isVisible() && studio.work().plan().state() == Plan::Ready;
    });
    studio.find<ui::TextField>("planReason")->setText(u"Confirmado no PSP: 2 não chegaram; saldo recomposto"_s);
    studio.find<ui::TextField>("planTyped")->setText(u"Produção"_s);
    studio.find<ui::TextField>("planTyped")->setFocus();
    studio.save(u"plano-de-retentativa"_s);
    studio.close();
}

void shootOffline(Studio &studio) {
    studio.openWorkplace();
    studio.allowWriting();
    showItem57(studio);
    wait(500ms);
    studio.clock().advance(21s);
    studio.stopBackend();
    studio.work().session().tryNow();
    waitUntil("the end of the connection",
              [&] { return studio.work().session().connection() == app::Connection::Offline; });
    studio.clock().advance(49s);
    studio.saveAt(u"lotes-offline"_s);
    studio.close();
}

void shootWorkplace(Studio &studio) {
    studio.openWorkplace();
    waitUntil("the session", [&] { return studio.work().session().me().has_value(); });
    studio.save(u"visao-geral"_s);
    studio.allowWriting();
    showItem57(studio);
    studio.save(u"lotes"_s);
    shootImport(studio);
    shootPlan(studio);
}

ui::Theme::Scheme schemeOf(const QString &word) {
    using Scheme = ui::Theme::Scheme;
    return word == u"dark"_s ? Scheme::Dark : word == u"contrast"_s ? Scheme::HighContrast : Scheme::Light;
}

Look lookOf(const QCommandLineParser &given) {
    Look look;
    look.language = given.value(u"language"_s);
    look.scheme = schemeOf(given.value(u"theme"_s));
    look.textScale = given.value(u"text-scale"_s).toDouble();
    const QStringList size = given.value(u"size"_s).split(u'x');
    look.size = {size.value(0).toInt(), size.value(1).toInt()};
    look.suffix = given.value(u"suffix"_s);
    return look;
}

} // namespace

int main(int argc, char **argv) {
    qputenv("FAROLD_ENVIRONMENT", "Produção");
    qputenv("FAROLD_APPROVALS", "off"); // the plan can be confirmed by one person
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"farol"_s);
    QApplication::setQuitOnLastWindowClosed(false);
    QApplication::setCursorFlashTime(0); // a text cursor is always there
    QCommandLineParser given;
    const std::initializer_list<std::array<const char *, 2>> options = {
        {"farold", ""},        {"out", "."},       {"data", ""},        {"certificates", ""}, {"key", ""},
        {"language", "pt_BR"}, {"theme", "light"}, {"text-scale", "1"}, {"size", "1440x900"}, {"suffix", ""}};
    for (const auto &[name, usual] : options) {
        const QString word = QString::fromLatin1(name);
        given.addOption({word, word, word, QString::fromLatin1(usual)});
    }
    given.process(application);
    Studio studio(application, lookOf(given),
                  {given.value(u"farold"_s), QDir(given.value(u"out"_s)), given.value(u"data"_s)});
    shootConnect(studio, given);
    shootWorkplace(studio);
    shootOffline(studio);
    return studio.isGood() ? 0 : 1;
}
