// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/errortext/errortext.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <array>

namespace farol::app {

using namespace Qt::Literals::StringLiterals;

namespace {

QString text(const char *source) {
    return QCoreApplication::translate("ErrorText", source);
}

struct Sentence {
    const char *code;
    const char *sentence;
    const char *wayOut;
};

// Codes with a better sentence than their kind has.
constexpr std::array byCode{
    Sentence{"connection_refused",
             QT_TRANSLATE_NOOP("ErrorText", "The back-end refuses the connection: it is not running there."),
             QT_TRANSLATE_NOOP("ErrorText", "Start it, or check the address and the port.")},
    Sentence{"host_not_found", QT_TRANSLATE_NOOP("ErrorText", "The name of the server is not known."),
             QT_TRANSLATE_NOOP("ErrorText", "Check the address and the network.")},
    Sentence{"connection_lost", QT_TRANSLATE_NOOP("ErrorText", "The connection broke before the answer was whole."),
             QT_TRANSLATE_NOOP("ErrorText", "Try again.")},
    Sentence{"proxy_failed",
             QT_TRANSLATE_NOOP("ErrorText", "The proxy of this computer does not lead to the back-end."),
             QT_TRANSLATE_NOOP("ErrorText", "Check the system's proxy settings.")},
    Sentence{"too_slow", QT_TRANSLATE_NOOP("ErrorText", "The answer came too slowly and was given up."),
             QT_TRANSLATE_NOOP("ErrorText", "Try again when the network is better.")},
    Sentence{"plain_http_refused",
             QT_TRANSLATE_NOOP("ErrorText", "The address begins with http: anyone on the way could read the password."),
             QT_TRANSLATE_NOOP("ErrorText", "Use https, or allow plain http for this environment.")},
    Sentence{"certificate_unknown_issuer",
             QT_TRANSLATE_NOOP("ErrorText", "The certificate is from an authority that this computer does not know."),
             QT_TRANSLATE_NOOP("ErrorText", "Use that authority for this environment if it is yours.")},
    Sentence{"certificate_self_signed",
             QT_TRANSLATE_NOOP("ErrorText", "The certificate is signed by nobody but itself."),
             QT_TRANSLATE_NOOP("ErrorText", "Use it as authority for this environment if it is yours.")},
    Sentence{"certificate_expired", QT_TRANSLATE_NOOP("ErrorText", "The certificate of the server has expired."),
             QT_TRANSLATE_NOOP("ErrorText", "Its owner has to renew it. Check the clock of this computer, too.")},
    Sentence{"certificate_not_yet_valid",
             QT_TRANSLATE_NOOP("ErrorText", "The certificate of the server is not valid yet."),
             QT_TRANSLATE_NOOP("ErrorText", "Check the clock of this computer.")},
    Sentence{"certificate_wrong_host", QT_TRANSLATE_NOOP("ErrorText", "The certificate belongs to another server."),
             QT_TRANSLATE_NOOP("ErrorText", "Check the address: it must be the name in the certificate.")},
    Sentence{"not_json", QT_TRANSLATE_NOOP("ErrorText", "Something answers there, but it does not speak like farold."),
             QT_TRANSLATE_NOOP("ErrorText", "Check the address and the port.")},
    Sentence{"web_page",
             QT_TRANSLATE_NOOP("ErrorText",
                               "The answer is a web page, not farold: something in between answers in its place."),
             QT_TRANSLATE_NOOP("ErrorText", "Sign in to the network in a browser, or check the address.")},
    Sentence{"redirect_refused",
             QT_TRANSLATE_NOOP("ErrorText", "The server sends us to another address, which is not followed."),
             QT_TRANSLATE_NOOP("ErrorText", "Check the address of the environment.")},
    Sentence{"bad_address", QT_TRANSLATE_NOOP("ErrorText", "This is not the address of a server."),
             QT_TRANSLATE_NOOP("ErrorText", "Write it as https://name.")},
    Sentence{"credentials_invalid", QT_TRANSLATE_NOOP("ErrorText", "User or password is wrong."), ""},
    Sentence{"approval_required",
             QT_TRANSLATE_NOOP("ErrorText", "This is above the limit for one person: a second one has to approve it."),
             QT_TRANSLATE_NOOP("ErrorText", "Nothing was sent.")},
    Sentence{"plan_changed",
             QT_TRANSLATE_NOOP("ErrorText", "Something changed since the plan was computed; nothing was sent."),
             QT_TRANSLATE_NOOP("ErrorText", "Look at the difference, then order the new plan.")},
    Sentence{
        "check_unread",
        QT_TRANSLATE_NOOP("ErrorText", "The provider was asked and what it said is stored; only the answer failed."),
        QT_TRANSLATE_NOOP("ErrorText", "Look at the items again before you verify once more.")},
    Sentence{"embedded_missing", QT_TRANSLATE_NOOP("ErrorText", "The program farold is not installed beside this one."),
             QT_TRANSLATE_NOOP("ErrorText", "Install it, or connect to a server.")},
    Sentence{"embedded_ended", QT_TRANSLATE_NOOP("ErrorText", "The demonstration back-end ended by itself."),
             QT_TRANSLATE_NOOP("ErrorText", "Start it again.")},
    Sentence{"keyring_locked", QT_TRANSLATE_NOOP("ErrorText", "The keychain is locked."),
             QT_TRANSLATE_NOOP("ErrorText", "Unlock it and try again.")},
    Sentence{"keyring_absent", QT_TRANSLATE_NOOP("ErrorText", "This computer has no keychain that answers."), ""},
    Sentence{"keyring_slow", QT_TRANSLATE_NOOP("ErrorText", "The keychain does not answer."),
             QT_TRANSLATE_NOOP("ErrorText", "It may be waiting for you to unlock it.")},
    Sentence{"local_storage", QT_TRANSLATE_NOOP("ErrorText", "It cannot be written on this computer."),
             QT_TRANSLATE_NOOP("ErrorText", "Check the free space and the rights of the folder.")},
    Sentence{"settings_busy", QT_TRANSLATE_NOOP("ErrorText", "Another program is writing the settings."),
             QT_TRANSLATE_NOOP("ErrorText", "Try again.")},
    Sentence{"file_unreadable", QT_TRANSLATE_NOOP("ErrorText", "The file cannot be read."),
             QT_TRANSLATE_NOOP("ErrorText", "Check that it is there and that you may read it.")},
    Sentence{"file_too_large", QT_TRANSLATE_NOOP("ErrorText", "The file is larger than 64 MiB."),
             QT_TRANSLATE_NOOP("ErrorText", "Split it into smaller files.")},
};

ErrorText byKind(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::Network:
        return {text(QT_TRANSLATE_NOOP("ErrorText", "There is no connection to the back-end.")),
                text(QT_TRANSLATE_NOOP("ErrorText", "Check the network."))};
    case ErrorKind::Timeout:
        return {text(QT_TRANSLATE_NOOP("ErrorText", "The back-end did not answer in time.")),
                text(QT_TRANSLATE_NOOP("ErrorText", "Try again: an order is never carried out twice."))};
    case ErrorKind::Tls:
        return {text(QT_TRANSLATE_NOOP("ErrorText", "No secure connection to the back-end.")),
                text(QT_TRANSLATE_NOOP("ErrorText", "Open the diagnosis: it names the certificate."))};
    case ErrorKind::Unauthorized:
        return {text(QT_TRANSLATE_NOOP("ErrorText", "The session ended.")),
                text(QT_TRANSLATE_NOOP("ErrorText", "Sign in again."))};
    case ErrorKind::Forbidden:
        return {text(QT_TRANSLATE_NOOP("ErrorText", "This account has no right to do that.")),
                text(QT_TRANSLATE_NOOP("ErrorText", "Ask someone who has, or your administrator."))};
    case ErrorKind::NotFound:
        return {text(QT_TRANSLATE_NOOP("ErrorText", "The back-end does not know it (any more).")), {}};
    case ErrorKind::Conflict:
        return {text(QT_TRANSLATE_NOOP("ErrorText", "It changed meanwhile; nothing was done.")),
                text(QT_TRANSLATE_NOOP("ErrorText", "Read it again."))};
    case ErrorKind::PreconditionFailed:
        return {text(QT_TRANSLATE_NOOP("ErrorText", "Someone changed it after you read it; nothing was done.")),
                text(QT_TRANSLATE_NOOP("ErrorText", "Read it again."))};
    case ErrorKind::Rejected:
        return {text(QT_TRANSLATE_NOOP("ErrorText", "The back-end refused the request.")), {}};
    case ErrorKind::RateLimited:
        return {text(QT_TRANSLATE_NOOP("ErrorText", "The back-end has too much to do.")),
                text(QT_TRANSLATE_NOOP("ErrorText", "Try again in a moment."))};
    case ErrorKind::Server:
        return {text(QT_TRANSLATE_NOOP("ErrorText", "The back-end failed.")),
                text(QT_TRANSLATE_NOOP("ErrorText", "Try again; its log has the request id."))};
    case ErrorKind::Malformed:
        return {text(QT_TRANSLATE_NOOP("ErrorText", "The answer is not what farold says.")),
                text(QT_TRANSLATE_NOOP("ErrorText", "Check the address and the versions."))};
    case ErrorKind::TooLarge:
        return {text(QT_TRANSLATE_NOOP("ErrorText", "The answer is too large and was refused.")),
                text(QT_TRANSLATE_NOOP("ErrorText", "Narrow the filter."))};
    }
    Q_UNREACHABLE();
}

struct Problem {
    const char *code;
    const char *sentence;
};

constexpr std::array problems{
    Problem{"empty_file", QT_TRANSLATE_NOOP("ErrorText", "The file is empty.")},
    Problem{"not_utf8", QT_TRANSLATE_NOOP("ErrorText", "Not UTF-8 text: save the file as CSV UTF-8.")},
    Problem{"missing_column", QT_TRANSLATE_NOOP("ErrorText", "This column is missing.")},
    Problem{"unknown_column",
            QT_TRANSLATE_NOOP("ErrorText", "This column is not known: remove it or correct its name.")},
    Problem{"duplicate_column", QT_TRANSLATE_NOOP("ErrorText", "Another column means the same: remove one of them.")},
    Problem{"column_count", QT_TRANSLATE_NOOP("ErrorText", "This line has more or fewer cells than the header.")},
    Problem{"required", QT_TRANSLATE_NOOP("ErrorText", "Empty: fill it in.")},
    Problem{"amount_ambiguous", QT_TRANSLATE_NOOP("ErrorText", "Ambiguous: write the cents, as in 1500,00.")},
    Problem{"amount_scientific",
            QT_TRANSLATE_NOOP("ErrorText", "Scientific notation: format the column as a number with two decimals.")},
    Problem{"amount_format", QT_TRANSLATE_NOOP("ErrorText", "Not an amount: write it as in 1500,00.")},
    Problem{"amount_not_positive", QT_TRANSLATE_NOOP("ErrorText", "The amount must be above zero.")},
    Problem{"amount_too_large", QT_TRANSLATE_NOOP("ErrorText", "Too large to be a payment: check the decimals.")},
    Problem{"amount_overflow", QT_TRANSLATE_NOOP("ErrorText", "The sum of the file is too large: split the file.")},
    Problem{"document_length",
            QT_TRANSLATE_NOOP("ErrorText", "A CPF has 11 digits and a CNPJ 14: leading zeros may be lost.")},
    Problem{"document_digit", QT_TRANSLATE_NOOP("ErrorText", "The check digit of this CPF or CNPJ is wrong.")},
    Problem{"document_chars", QT_TRANSLATE_NOOP("ErrorText", "A CPF or CNPJ has only digits, dots, dash and slash.")},
    Problem{"pix_key_invalid",
            QT_TRANSLATE_NOOP("ErrorText", "Not a PIX key: write a CPF, CNPJ, phone, e-mail or random key.")},
    Problem{"date_format", QT_TRANSLATE_NOOP("ErrorText", "Not a date: write it as 2026-11-20 or 20/11/2026.")},
    Problem{"past_date", QT_TRANSLATE_NOOP("ErrorText", "This date has passed.")},
    Problem{"kind_unknown", QT_TRANSLATE_NOOP("ErrorText", "Write payment or notification, or leave it empty.")},
    Problem{"kind_mixed",
            QT_TRANSLATE_NOOP("ErrorText", "Payments and notifications in one file: give each a file of its own.")},
    Problem{"example_row",
            QT_TRANSLATE_NOOP("ErrorText", "This is the template's example: replace it; nobody is to be paid by it.")},
    Problem{"repeated_row", QT_TRANSLATE_NOOP("ErrorText", "The same row as another one of this file.")},
    Problem{"repeated_id", QT_TRANSLATE_NOOP("ErrorText", "This id appears twice.")},
    Problem{"possible_duplicate",
            QT_TRANSLATE_NOOP("ErrorText",
                              "Same payee and amount as line %1 under another id: make sure that both are meant.")},
    Problem{"too_long", QT_TRANSLATE_NOOP("ErrorText", "Too long: shorten it.")},
    Problem{"json_syntax", QT_TRANSLATE_NOOP("ErrorText", "Not JSON from here on.")},
    Problem{"json_type", QT_TRANSLATE_NOOP("ErrorText", "Not what belongs here in the JSON file.")},
    Problem{"file_too_large", QT_TRANSLATE_NOOP("ErrorText", "The file is too large: split it.")},
    Problem{"too_many_problems", QT_TRANSLATE_NOOP("ErrorText", "There are more problems than are listed.")},
    Problem{"too_many_rows", QT_TRANSLATE_NOOP("ErrorText", "More than a million rows: split the file.")},
};

} // namespace

QString ErrorText::whole() const {
    return wayOut.isEmpty() ? sentence : sentence + u' ' + wayOut;
}

ErrorText describe(const Error &error) {
    const auto *found = std::find_if(byCode.begin(), byCode.end(),
                                     [&](const auto &one) { return error.code == QLatin1String(one.code); });
    auto described = found == byCode.end()
                         ? byKind(error.kind)
                         : ErrorText{text(found->sentence), *found->wayOut != '\0' ? text(found->wayOut) : QString()};
    // What only the server knows: why it refused, and which certificate or wait it was.
    const bool tellsMore = error.kind == ErrorKind::Rejected || error.kind == ErrorKind::Tls ||
                           error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::Malformed;
    if (found == byCode.end() && tellsMore && !error.detail.isEmpty()) {
        described.sentence = text(QT_TRANSLATE_NOOP("ErrorText", "%1 (%2)")).arg(described.sentence, error.detail);
    }
    return described;
}

QString describe(const FieldError &problem) {
    const auto *found = std::find_if(problems.begin(), problems.end(),
                                     [&](const auto &one) { return problem.code == QLatin1String(one.code); });
    if (found == problems.end()) {
        return problem.detail;
    }
    // Of the details only the number has no words: the other line that it is about.
    const QString sentence = text(found->sentence);
    static const QRegularExpression number(u"\\d+"_s);
    return sentence.contains(u"%1"_s) ? sentence.arg(number.match(problem.detail).captured()) : sentence;
}

} // namespace farol::app
