// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/knownsources.h"

#include "store/secrets/sourcesecret.h"

#include <QCoreApplication>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

// One answer of the keychain, waited for; there is nothing else that this program does meanwhile.
template<typename T>
T answerOf(const std::function<void(store::SecretStore &, QObject *, std::function<void(T)>)> &ask) {
    store::SecretStore secrets;
    QObject life;
    std::optional<T> answer;
    ask(secrets, &life, [&answer](T said) {
        answer = std::move(said);
        QCoreApplication::exit();
    });
    QCoreApplication::exec();
    return std::move(*answer);
}

bool isSame(const QString &a, const QString &b) {
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

Result<KnownSource> findSource(const store::Settings &settings, const QString &word) {
    QList<KnownSource> found;
    QStringList all;
    for (const auto &environment : settings.environments()) {
        for (const auto &source : settings.sources(environment.id)) {
            const QString whole = environment.name + u'/' + source.name;
            all.append(whole);
            if (isSame(word, whole) || isSame(word, source.name)) {
                found.append({environment, source});
            }
        }
    }
    if (found.size() == 1) {
        return found.takeFirst();
    }
    if (found.isEmpty()) {
        return failure(ErrorKind::NotFound, u"source_missing"_s,
                       all.isEmpty()
                           ? u"There is no source named %1, and none at all yet: farolctl source add, or give "
                             "its address, which begins with https://"_s.arg(word)
                           : u"There is no source named %1. There are: %2."_s.arg(word, all.join(u", "_s)));
    }
    QStringList names;
    for (const auto &one : found) {
        names.append(one.environment.name + u'/' + one.source.name);
    }
    return failure(ErrorKind::Conflict, u"source_ambiguous"_s,
                   u"%1 is one of several: %2. Say which, with its environment."_s.arg(word, names.join(u", "_s)));
}

store::SecretKey secretKeyOf(const KnownSource &known) {
    return store::secretKeyOf(known.environment.id, known.source);
}

Result<Secret> readSecret(const store::SecretKey &key) {
    auto found = answerOf<Result<store::FoundSecret>>(
        [&key](auto &secrets, QObject *life, auto answer) { secrets.read(key, life, std::move(answer)); });
    return found ? Result<Secret>(std::move(found->secret)) : tl::unexpected(found.error());
}

Done keepSecret(const store::SecretKey &key, const Secret &secret) {
    const auto stored = answerOf<store::StoredSecret>(
        [&](auto &secrets, QObject *life, auto answer) { secrets.write(key, secret, life, std::move(answer)); });
    if (stored.kept == store::Kept::InKeychain) {
        return {};
    }
    return failure(ErrorKind::Rejected, u"no_keychain"_s,
                   u"There is no keychain to keep its secret in%1 Nothing was stored."_s.arg(
                       stored.why ? u": "_s + stored.why->detail : u"."_s));
}

Done forgetSecret(const store::SecretKey &key) {
    return answerOf<Done>(
        [&key](auto &secrets, QObject *life, auto answer) { secrets.remove(key, life, std::move(answer)); });
}

} // namespace farol::ctl
