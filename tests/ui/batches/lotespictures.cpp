// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/batchespage.h"
#include "ui/batches/batchpane.h"
#include "ui/batches/importdialog.h"
#include "ui/batches/lotesworld.h"
#include "ui/kit/dialogframe.h"
#include "ui/kit/textfield.h"
#include "ui/session/environmentlook.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QPushButton>
#include <QTreeView>

using namespace farol;
using namespace farol::ui;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

// The page inside the window that it lives in, on the demo day: pictures to look at, never shipped.
class Studio final {
public:
    Studio(Theme::Scheme scheme, const QDir &folder, QSize size, std::chrono::milliseconds interval = 1h)
        : m_folder(folder)
        , m_world(app::EnvironmentKind::Production, {Role::Operator}, interval)
        , m_window(theme(scheme), m_world.formats) {
        static_cast<void>(m_world.right.unlock(u"Produção"_s));
        m_world.clock.advance(198s);
        m_page = new BatchesPage(m_world.theme, m_world.formats, m_world.models());
        const QList<std::array<QString, 4>> places = {{u"overview"_s, u"overview"_s, u"Overview"_s, QString()},
                                                      {u"queues"_s, u"queues"_s, u"Queues"_s, u"Operate"_s},
                                                      {u"files"_s, u"files"_s, u"Files"_s, u"Operate"_s}};
        m_window.addPage(u"overview"_s, u"overview"_s, u"Overview"_s, {}, new QWidget);
        m_window.addPage(u"batches"_s, u"batches"_s, u"Batches"_s, u"Operate"_s, m_page);
        for (const auto &place : places.mid(1)) {
            m_window.addPage(place[0], place[1], place[2], place[3], new QWidget);
        }
        refreshBar();
        m_window.environmentBar().setAccount(u"operator1"_s, u"operator"_s);
        m_window.environmentBar().setSources({{u"farold"_s, SourceStatus::Health::Well, 2s}});
        m_window.status().setHint(BatchesPage::keyHint());
        m_window.status().setClock(u"20/11/2026 10:05:12 \u00B7 Brasília"_s);
        m_window.status().setText(u"12 unpaid \u00B7 R$\u00A04.100,00 at risk"_s);
        m_window.resize(size);
        m_window.showPage(u"batches"_s);
        m_window.show();
        m_window.activateWindow();
        static_cast<void>(QTest::qWaitFor([this] { return m_world.groups.rowCount() == 3; }));
        m_page->showItem(BatchId{u"LOTE-0042"_s}, ItemId{u"LOTE-0042-057"_s});
        static_cast<void>(QTest::qWaitFor([this] { return m_world.detail.item().has_value(); }));
        wait();
    }
    kit::LotesWorld &world() { return m_world; }
    BatchesPage &page() { return *m_page; }
    MainWindow &window() { return m_window; }
    void goOffline() {
        m_world.clock.advance(19s);
        m_world.goOffline();
        refreshBar();
        wait();
    }
    template<typename T>
    T *find(const QString &name) {
        return m_window.findChild<T *>(name);
    }
    static void wait() { QTest::qWait(350); }
    bool save(const QString &name) { return write(m_window.grab(), name); }
    bool saveWithDialog(const QString &name) {
        wait();
        QPixmap both = m_window.grab();
        QPainter painter(&both);
        for (auto *dialog : m_window.findChildren<DialogFrame *>()) {
            if (dialog->isVisible()) {
                painter.drawPixmap(dialog->pos() - m_window.pos(), dialog->grab());
            }
        }
        painter.end();
        return write(both, name);
    }

private:
    Theme &theme(Theme::Scheme scheme) {
        m_world.theme.install(*qApp);
        m_world.theme.setScheme(scheme);
        return m_world.theme;
    }
    void refreshBar() {
        using Write = EnvironmentBar::Write;
        const bool offline = m_world.right.absent() == app::Absent::Offline;
        m_window.setEnvironment(signOf(m_world.right));
        m_window.environmentBar().setWrite(offline ? Write::Offline : Write::Allowed);
        m_window.environmentBar().setTimeLeft(m_world.right.remaining());
        m_window.environmentBar().setDataFrom(m_world.batchesModel.freshness().asOf);
    }
    bool write(const QPixmap &picture, const QString &name) {
        const QString path = m_folder.filePath(name + u".png"_s);
        if (!picture.save(path)) {
            std::fprintf(stderr, "cannot write %s\n", qPrintable(path));
            return false;
        }
        return true;
    }

    QDir m_folder;
    kit::LotesWorld m_world;
    MainWindow m_window;
    BatchesPage *m_page = nullptr;
};

bool paintPages(Theme::Scheme scheme, const QDir &folder, const QString &suffix, QSize size) {
    Studio studio(scheme, folder, size);
    bool ok = studio.save(u"lotes"_s + suffix);
    studio.world().wire->answers(u"POST /api/v1/plans"_s, json::encode(kit::LotesWorld::plan(true)));
    studio.world().answerAfterCheck();
    studio.page().retryNotPaid();
    ok = studio.saveWithDialog(u"plano-de-retentativa"_s + suffix) && ok;
    return ok;
}

bool paintVerify(const QDir &folder) {
    Studio studio(Theme::Scheme::Light, folder, {1440, 900});
    auto *tree = studio.find<QTreeView>(u"itemGroups"_s);
    tree->setFocus();
    tree->selectAll();
    Studio::wait();
    bool ok = studio.save(u"lotes-selecao"_s);
    QTest::keyClick(tree, Qt::Key_V);
    ok = studio.saveWithDialog(u"verificar"_s) && ok;
    const QList<Item> checked = kit::LotesWorld::checkedItems();
    studio.world().wire->answers(u"POST /api/v1/items/check"_s, json::encode(Page<Item>{checked, {}, checked.size()}));
    studio.world().answerAfterCheck();
    studio.find<QPushButton>(u"verifyRun"_s)->click();
    return studio.saveWithDialog(u"verificado"_s) && ok;
}

bool paintImport(const QDir &folder) {
    Studio studio(Theme::Scheme::Light, folder, {1440, 900});
    ImportReport report;
    report.dryRun = true;
    report.rowCount = 7;
    report.problemCount = 5;
    report.problems = {{4, u"documento"_s, u"document_digit"_s, u"the check digits do not fit"_s},
                       {4, u"valor"_s, u"amount_ambiguous"_s, u"write 1500,00 or 1,500.00"_s},
                       {5, u"valor"_s, u"amount_scientific"_s, u"write the digits"_s},
                       {6, u"data"_s, u"past_date"_s, u"choose today or later"_s},
                       {8, u"id_externo"_s, u"repeated_row"_s, u"the same as line 2"_s}};
    studio.world().wire->answers(u"POST /api/v1/batches/import"_s, json::encode(report));
    studio.page().importFile();
    bool ok = studio.saveWithDialog(u"importar"_s);
    auto *dialog = studio.find<ImportDialog>(u"importDialog"_s);
    dialog->openFile(QStringLiteral(FAROL_SOURCE_DIR "/tests/data/dirty/story_b2.csv"));
    ok = studio.saveWithDialog(u"importar-problemas"_s) && ok;
    report.problems.clear();
    report.problemCount = 0;
    report.rowCount = 6;
    report.total = Money{351'960, {}};
    report.approvalsNeeded = 1;
    report.warnings = {{3, u"documento"_s, u"paid_before"_s, u"the same payee and amount went out yesterday"_s}};
    studio.world().wire->forget(u"POST /api/v1/batches/import"_s);
    studio.world().wire->answers(u"POST /api/v1/batches/import"_s, json::encode(report));
    dialog->openFile(QStringLiteral(FAROL_SOURCE_DIR "/tests/data/dirty/story_b2_corrected.csv"));
    return studio.saveWithDialog(u"importar-resumo"_s) && ok;
}

bool paintOffline(const QDir &folder) {
    Studio studio(Theme::Scheme::Light, folder, {1440, 900}, 200ms);
    studio.goOffline();
    return studio.save(u"lotes-offline"_s);
}

} // namespace

int main(int argc, char **argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : u"."_s);
    bool ok = paintPages(Theme::Scheme::Light, folder, {}, {1440, 900});
    ok = paintPages(Theme::Scheme::Dark, folder, u"-escuro"_s, {1440, 900}) && ok;
    ok = paintPages(Theme::Scheme::Light, folder, u"-1024"_s, {1024, 640}) && ok;
    ok = paintOffline(folder) && ok;
    ok = paintVerify(folder) && ok;
    return paintImport(folder) && ok ? 0 : 1;
}
