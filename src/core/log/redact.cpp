// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/log.h"

#include "core/payments/document.h"

#include <QRegularExpression>

namespace farol::log {

using namespace Qt::Literals::StringLiterals;

namespace {
struct Rule {
    QRegularExpression pattern;
    QString mark;
};
} // namespace

static Rule rule(const QString &pattern, const QString &mark) {
    Rule made{QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption), mark};
    made.pattern.optimize();
    return made;
}

// In this order: what holds a secret first. Repetitions are bounded where a hostile line could make them quadratic.
// E2E and LOTE ids stay: their digits touch letters or hyphens, which the look-arounds refuse.
static const QList<Rule> &rules() {
    static const QList<Rule> all{
        rule(uR"(\b(bearer|basic)\s+[a-z0-9._~+/=-]+)"_s, u"\\1 [secret]"_s),
        rule(
            uR"x(\b((?:[a-z]+[_-])?(?:password|passwd|senha|secret|token|api[_-]?key)"?\s{0,4}[:=]\s{0,4}"?)(?!\[)[^\s"&,;}]+)x"_s,
            u"\\1[secret]"_s),
        rule(uR"(\b(?:fat|frt|flt|fak)_[a-z0-9_-]{8,})"_s, u"[secret]"_s),
        rule(uR"((://)[^\s/@:]{1,256}:[^\s/@]{1,256}@)"_s, u"\\1[secret]@"_s),
        rule(uR"(\beyj[a-z0-9_-]{4,}\.[a-z0-9_-]{2,}(?:\.[a-z0-9_-]*)?)"_s, u"[jwt]"_s),
        rule(uR"((?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})"_s, u"[email]"_s),
        rule(uR"((?<![0-9a-z-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-z-]))"_s,
             u"[pix-key]"_s),
        rule(uR"(\+55[\s.-]?\(?[0-9]{2}\)?[\s.-]?9?[\s.-]?[0-9]{4}[\s.-]?[0-9]{4}(?![0-9]))"_s, u"[phone]"_s),
        rule(uR"((?<![0-9a-z])[0-9a-z]{2}\.[0-9a-z]{3}\.[0-9a-z]{3}/[0-9a-z]{4}-[0-9]{2}(?![0-9a-z]))"_s, u"[cnpj]"_s),
        rule(uR"((?<![0-9a-z])[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}(?![0-9a-z]))"_s, u"[cpf]"_s),
    };
    return all;
}

// Bare digits are a document only when the check digits say so: amounts and times have as many digits.
static QString withoutBareDocuments(const QString &text) {
    static const QRegularExpression run(uR"((?<![\w.,-])(?:[0-9]{14}|[0-9]{11})(?![\w-]|[.,][0-9]))"_s);
    QString out;
    qsizetype done = 0;
    for (auto all = run.globalMatch(text); all.hasNext();) {
        const auto match = all.next();
        if (!makeDocument(match.capturedView())) {
            continue;
        }
        out += QStringView(text).sliced(done, match.capturedStart() - done);
        out += match.capturedLength() == 11 ? "[cpf]"_L1 : "[cnpj]"_L1;
        done = match.capturedEnd();
    }
    out += QStringView(text).sliced(done);
    return out;
}

std::string redact(std::string_view text) {
    auto line = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    for (const auto &one : rules()) {
        line.replace(one.pattern, one.mark);
    }
    line = withoutBareDocuments(line);
    line.replace(u'\r', "\\r"_L1).replace(u'\n', "\\n"_L1);
    return line.toStdString();
}

} // namespace farol::log
