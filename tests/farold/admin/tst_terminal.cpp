// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/terminal.h"
#include "server/access/passwords.h"
#include "sql/connection.h"

#include <QTemporaryDir>
#include <future>

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

// A password that is given to farold at the prompt is asked for twice and seen nowhere.
class TerminalTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_home = std::make_unique<QTemporaryDir>();
        m_terminal = std::make_unique<AtTerminal>(QStringLiteral(FAROL_BIN_DIR "/farold"), AtTerminal::Input::Terminal);
        QProcess migrate;
        migrate.start(QStringLiteral(FAROL_BIN_DIR "/farold"), {u"migrate"_s, u"up"_s, u"--database"_s, database()});
        QVERIFY(migrate.waitForFinished());
        QCOMPARE(migrate.exitCode(), 0);
    }

    void asksTwiceWithoutEcho() {
        const auto ran = add(password + '\n', password + '\n');
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QVERIFY(ran.out.contains(u"account ana made"_s));
        QVERIFY2(m_terminal->seen().contains("Password of ana: ") && m_terminal->seen().contains("The same again: "),
                 m_terminal->seen().constData());
        QVERIFY(!m_terminal->seen().contains("canary") && !(ran.out + ran.err).contains(u"canary"_s));
        std::promise<bool> fits;
        server::Passwords passwords;
        QVERIFY(passwords.verify(hash(), Secret(password), [&fits](bool yes) { fits.set_value(yes); }));
        QVERIFY(fits.get_future().get());
    }
    void takesNoPasswordThatWasMistyped() {
        const auto ran = add(password + '\n', "senha-canary-other\n");
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.err.contains(u"The two were not the same; nothing was done."_s), qPrintable(ran.err));
        QCOMPARE(hash(), QString());
    }

private:
    QString database() const { return m_home->filePath(u"farold.db"_s); }
    AtTerminal::Outcome add(const QByteArray &first, const QByteArray &second) {
        return m_terminal->run({u"user"_s, u"add"_s, u"ana"_s, u"--role"_s, u"admin"_s, u"--database"_s, database()},
                               QProcessEnvironment::systemEnvironment(), first, second);
    }
    QString hash() const {
        auto connection = sql::Connection::open({database()});
        auto row = (*connection)->prepare("SELECT password_hash FROM users WHERE name='ana'");
        const auto found = row.step();
        return found && *found ? row.string(0) : QString();
    }
    const QByteArray password = "senha-canary-42 longa";
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<AtTerminal> m_terminal;
};

QTEST_GUILESS_MAIN(TerminalTest)
#include "tst_terminal.moc"
