// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QList>
#include <QWidget>

namespace headstart::ui {

/// Pictures with a line under each, in the grid that makes them largest. Where a picture is missing, its place stays.
class PreviewTiles : public QWidget {
    Q_OBJECT

public:
    explicit PreviewTiles(const QStringList &captions, QWidget *parent = nullptr);
    /// One a caption, or none at all.
    void setPictures(const QList<QImage> &pictures);
    const QList<QImage> &pictures() const { return m_pictures; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Grid {
        int columns = 1;
        int side = 0; ///< of a tile
    };
    Grid grid() const;
    QSize sizeOf(int side) const;

    QStringList m_captions;
    QList<QImage> m_pictures;
};

} // namespace headstart::ui
