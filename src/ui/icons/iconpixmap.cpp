// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icons/iconpixmap.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal dpr) {
    const QString key = u"farol:%1:%2:%3:%4"_s.arg(name, color.name(QColor::HexArgb)).arg(size).arg(dpr);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) {
        return pixmap;
    }
    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (size <= 0 || !file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QSvgRenderer renderer(file.readAll().replace("#000", color.name().toLatin1()));
    pixmap = QPixmap((QSizeF(size, size) * dpr).toSize());
    pixmap.setDevicePixelRatio(dpr);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, size, size));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace farol::ui
