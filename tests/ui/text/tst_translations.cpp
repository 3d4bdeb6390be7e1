// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Message {
    QString source;
    QStringList translations; // one, or one for each plural form
    bool numerus = false;
    bool finished = true;
};

struct Translation {
    QList<Message> messages;
    QString error;
};

void readTranslation(QXmlStreamReader &xml, Message &message) {
    message.finished = !xml.attributes().hasAttribute("type"_L1);
    if (!message.numerus) {
        message.translations.append(xml.readElementText(QXmlStreamReader::IncludeChildElements));
        return;
    }
    while (xml.readNextStartElement()) {
        message.translations.append(xml.readElementText(QXmlStreamReader::IncludeChildElements));
    }
}

Message readMessage(QXmlStreamReader &xml) {
    Message message;
    message.numerus = xml.attributes().value("numerus"_L1) == "yes"_L1;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            readTranslation(xml, message);
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

Translation readFile(const QString &path) {
    Translation found;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        found.error = file.errorString();
        return found;
    }
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == "message"_L1) {
            found.messages.append(readMessage(xml));
        }
    }
    if (xml.hasError()) {
        found.error = xml.errorString();
    }
    return found;
}

QStringList placeholders(const QString &text) {
    static const QRegularExpression pattern(u"%L?(\\d{1,2}|n)"_s);
    QStringList found;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        found.append(matches.next().captured());
    }
    found.removeDuplicates();
    found.sort();
    return found;
}

} // namespace

class TranslationsTest final : public QObject {
    Q_OBJECT

    const QDir m_folder{QStringLiteral(FAROL_SOURCE_DIR "/translations")};

    void everyFile() const {
        QTest::addColumn<QString>("path");
        const QStringList names = m_folder.entryList({u"farol_*.ts"_s}, QDir::Files);
        for (const QString &name : names) {
            QTest::newRow(qPrintable(name)) << m_folder.filePath(name);
        }
    }

private Q_SLOTS:
    void threeLanguagesAreThere() {
        const QStringList expected{u"farol_en.ts"_s, u"farol_es.ts"_s, u"farol_pt_BR.ts"_s};
        QCOMPARE(m_folder.entryList({u"*.ts"_s}, QDir::Files, QDir::Name), expected);
    }

    void nothingIsLeftUnfinished_data() { everyFile(); }
    void nothingIsLeftUnfinished() {
        QFETCH(const QString, path);
        const Translation file = readFile(path);
        QVERIFY2(file.error.isEmpty(), qPrintable(file.error));
        QVERIFY(!file.messages.isEmpty());
        for (const Message &message : file.messages) {
            QVERIFY2(message.finished, qPrintable(message.source));
            QVERIFY2(!message.translations.isEmpty(), qPrintable(message.source));
            for (const QString &text : message.translations) {
                QVERIFY2(!text.isEmpty(), qPrintable(message.source));
            }
        }
    }

    void placeholdersAreThoseOfTheSource_data() { everyFile(); }
    void placeholdersAreThoseOfTheSource() {
        QFETCH(const QString, path);
        const Translation file = readFile(path);
        for (const Message &message : file.messages) {
            for (const QString &text : message.translations) {
                QVERIFY2(placeholders(text) == placeholders(message.source),
                         qPrintable(message.source + u" -> "_s + text));
            }
        }
    }

    void everyCountHasSingularAndPlural_data() { everyFile(); }
    void everyCountHasSingularAndPlural() {
        QFETCH(const QString, path);
        int counts = 0;
        const Translation file = readFile(path);
        for (const Message &message : file.messages) {
            if (message.numerus) {
                ++counts;
                QVERIFY2(message.translations.size() == 2, qPrintable(message.source));
            }
        }
        QVERIFY(counts > 0);
    }

    void everyLanguageHasTheSameTexts() {
        QStringList first;
        const QStringList names = m_folder.entryList({u"farol_*.ts"_s}, QDir::Files);
        for (const QString &name : names) {
            QStringList sources;
            const Translation file = readFile(m_folder.filePath(name));
            for (const Message &message : file.messages) {
                sources.append(message.source);
            }
            if (first.isEmpty()) {
                first = sources;
            }
            QCOMPARE(sources, first);
        }
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
