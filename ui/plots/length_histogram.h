// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QWidget>

#include <cstdint>
#include <memory>
#include <vector>

namespace headstart::ui {

/// One bar: lengths of `from` .. `to`, and how many things are so long.
struct LengthBar {
    std::uint32_t from = 0;
    std::uint32_t to = 0; ///< included
    std::size_t kept = 0; ///< of these, not longer than the limit
    std::size_t cut = 0;

    bool operator==(const LengthBar &) const = default;
};

/// Bars over the lengths of many things, with a line at the limit beyond which something is cut off. The line moves
/// with the mouse, and by arrow keys and Page up and down. Few very long things lie outside of the picture; the limit
/// never does. Used by the window's thread.
class LengthHistogram : public QWidget {
    Q_OBJECT

public:
    explicit LengthHistogram(const QString &title, QWidget *parent = nullptr);
    ~LengthHistogram() override;

    /// Ascending; `unit` is what stands under the axis ("tokens").
    void setLengths(std::vector<std::uint32_t> sorted, const QString &unit);
    /// Where the line is; 0: there is none, and nothing is cut off. `least` and `most`: where it can be moved.
    void setLimit(std::int64_t limit, std::int64_t least, std::int64_t most);

    std::int64_t limit() const;
    const std::vector<LengthBar> &bars() const;
    /// How many things are longer than what is drawn.
    std::size_t outside() const;
    /// Where a length is drawn, in this widget.
    QPoint placeOf(std::int64_t length) const;
    /// What the mouse over that place says; empty: nothing.
    QString tipAt(const QPoint &place) const;

    /// In light colours, at the size on the screen or somewhat larger.
    QByteArray png() const;
    QByteArray svg() const;
    QByteArray pdf() const;

Q_SIGNALS:
    void limitMoved(qint64 limit); ///< by mouse or keys; setLimit follows

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Parts;
    class OnPaper;
    void connectCanvas();
    void changed();
    void applyTheme();
    void move(std::int64_t limit);

    QString m_title;
    std::unique_ptr<Parts> m_parts;
};

} // namespace headstart::ui
