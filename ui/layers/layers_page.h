// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/layers/layers_state.h"
#include "ui/page.h"
#include "ui/workbench.h"

class QLabel;
class QStackedLayout;

namespace headstart::ui {

class ChainView;
class ExceptionsPane;
class FiguresPane;
class Notice;
class QuickCuts;

/// Where the line between what is kept and what learns is drawn: the chosen model's chain as a map, and beside it what
/// the line costs and what does not go by it.
class LayersPage : public Page {
    Q_OBJECT

public:
    explicit LayersPage(Workbench &workbench, QWidget *parent = nullptr);

    const LayersState &state() const { return m_state; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeEmptyState();
    QWidget *makeContent();
    QWidget *makeMap();
    QWidget *makeTools(QWidget *parent);
    QWidget *makeSide();

    void chooseCut(int cut, bool withExceptions);
    void takeExceptionsBack();
    void selectStage(int stage);
    void showState();
    void showFigures();
    void showNotice();

    Workbench &m_workbench;
    LayersState m_state;
    int m_selected = -1;

    QStackedLayout *m_states;
    QLabel *m_waiting;
    Notice *m_notice = nullptr;
    QuickCuts *m_quickCuts = nullptr;
    ChainView *m_view = nullptr;
    FiguresPane *m_figures = nullptr;
    ExceptionsPane *m_exceptions = nullptr;
};

} // namespace headstart::ui
