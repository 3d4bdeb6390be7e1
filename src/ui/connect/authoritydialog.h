// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/dialogframe.h"

namespace farol::ui {

// Who an authority says it is, as people read it; names come from the peer.
struct AuthorityText {
    QString subject;
    QString issuer;
    QString validFrom;
    QString validTo;
    QString sha256; // AB:CD:…, of the whole certificate
    bool operator==(const AuthorityText &) const = default;
};

// The authority that a server answers with, shown before anyone trusts it: names, dates and the SHA-256 fingerprint to
// compare with the one that its owner gives. Accepted: use it for this environment alone. Made by its opener.
class AuthorityDialog final : public DialogFrame {
    Q_OBJECT
public:
    AuthorityDialog(const Theme &theme, const EnvironmentSign &sign, const AuthorityText &text, QWidget *parent);
};

} // namespace farol::ui
