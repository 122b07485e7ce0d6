// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/stage_map_data.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <utility>

namespace headstart::ui {

/// A heat map of a run's stages over its steps: a row a stage, in the order of the Layers page, a stretch for each step
/// that was measured, coloured by drift or gradient norm; what is frozen is hatched. It grows as the run goes on. The
/// mouse over a cell, or the arrow keys, say what it is in words; the wheel and + and - zoom along the steps, a drag
/// moves, a double click and Home show all. Used by the window's thread.
class StageMap : public QWidget {
    Q_OBJECT

public:
    explicit StageMap(const QString &title, QWidget *parent = nullptr);
    ~StageMap() override;

    const QString &title() const { return m_title; }
    const StageMapData &data() const;

    /// From the input to the head. The map is empty then.
    void setStages(const QStringList &stages);
    /// See StageMapData::append.
    void append(std::span<const runs::StageRow> rows);
    void setValue(StageValue value);
    /// Of the colours: equal steps are equal factors. Values that are 0 have the colour of the smallest.
    void setLogarithmic(bool on);
    /// What stands there while there are no values.
    void setEmptyText(const QString &text);
    void showAll();

    StageValue value() const;
    bool isLogarithmic() const;
    bool showsAll() const;                          ///< and follows what is appended
    std::pair<double, double> rangeOfSteps() const; ///< in view
    /// Where the middle of a cell is drawn, in this widget.
    QPoint placeOf(std::size_t stage, std::size_t column) const;
    /// What the cell at the mouse or the keys' cursor says, a line; empty: there is none.
    QString cursorText() const;

    // In light colours, at the size on the screen or somewhat larger.
    QByteArray png() const;
    QByteArray svg() const;
    QByteArray pdf() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Parts;
    class OnPaper;
    struct Cell {
        std::size_t stage = 0;
        std::size_t column = 0;

        bool operator==(const Cell &) const = default;
    };
    void connectCanvas();
    void applyTheme();
    void changed();
    void describe();
    void zoom(double factor);
    void moveCursor(const std::optional<Cell> &cell);
    bool go(int key, bool far);
    void bringIntoView(std::size_t column);

    QString m_title;
    std::unique_ptr<Parts> m_parts;
};

} // namespace headstart::ui
