// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/layers/layers_page.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/layers/chain_view.h"
#include "ui/layers/exceptions_pane.h"
#include "ui/layers/figures_pane.h"
#include "ui/layers/quick_cuts.h"
#include "ui/layers/side_column.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace headstart::ui {

namespace {

enum PageState { kEmpty, kWaiting, kThere };

} // namespace

LayersPage::LayersPage(Workbench &workbench, QWidget *parent)
    : Page(parent), m_workbench(workbench), m_state(workbench), m_states(new QStackedLayout),
      m_waiting(makeSecondary({}, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kPage, space::kPage, space::kPage, space::kPage);
    layout->setSpacing(space::kNormal);
    layout->addWidget(makeTitle(tr("Layers"), this));
    layout->addWidget(makeSecondary(tr("Drag the line through the model. What is above it keeps what it knows; what is "
                                       "below it learns the new task."),
                                    this));
    layout->addSpacing(space::kNormal);
    layout->addLayout(m_states, 1);
    m_waiting->setObjectName(QStringLiteral("layersWaiting"));
    m_waiting->setAlignment(Qt::AlignCenter);
    m_states->addWidget(makeEmptyState());
    m_states->addWidget(m_waiting);
    m_states->addWidget(makeContent());
    connect(&m_state, &LayersState::changed, this, &LayersPage::showState);
    showState();
}

void LayersPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_state.setSeen(true);
}

void LayersPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_state.setSeen(false);
}

QWidget *LayersPage::makeEmptyState()
{
    auto *empty = new EmptyState(tr("Choose a model first"),
                                 tr("Its stages appear here. You then decide how many of them keep what they know and "
                                    "how many learn from your data."),
                                 tr("Go to the models"), this);
    empty->setObjectName(QStringLiteral("layersEmpty"));
    connect(empty, &EmptyState::actionWanted, this, [this] { m_workbench.goTo(PageId::Models); });
    return empty;
}

QWidget *LayersPage::makeContent()
{
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kGroup);
    m_notice = new Notice(content);
    m_notice->setObjectName(QStringLiteral("layersNotice"));
    connect(m_notice, &Notice::actionWanted, this, &LayersPage::takeExceptionsBack);
    layout->addWidget(m_notice);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(space::kGroup);
    columns->addWidget(makeMap(), 1);
    columns->addWidget(makeSide());
    layout->addLayout(columns, 1);
    return content;
}

QWidget *LayersPage::makeMap()
{
    auto *map = new QWidget(this);
    auto *layout = new QVBoxLayout(map);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    m_view = new ChainView(map);
    m_view->setObjectName(QStringLiteral("chain"));
    m_view->setAccessibleName(tr("The line between what is kept and what trains"));
    layout->addWidget(makeTools(map));
    layout->addWidget(m_view, 1);
    layout->addWidget(makeCaption(tr("The arrow keys move the line; a double click puts it in front of a stage. "
                                     "Hatched: kept. Solid: trains. ◆: an exception."),
                                  map));
    connect(m_view, &ChainView::cutMoved, this, [this](int cut) { m_state.moveCut(cut); });
    connect(m_view, &ChainView::cutChosen, this, [this](int cut) { chooseCut(cut, true); });
    connect(m_view, &ChainView::stageSelected, this, &LayersPage::selectStage);
    return map;
}

QWidget *LayersPage::makeTools(QWidget *parent)
{
    auto *tools = new QWidget(parent);
    m_quickCuts = new QuickCuts(tools);
    auto *bars = new QComboBox(tools);
    bars->setObjectName(QStringLiteral("barsBy"));
    bars->setAccessibleName(tr("What the bars show"));
    bars->setToolTip(tr("What the length of a bar means: a stage's parameters, or the milliseconds that a picture or "
                        "text takes in it, measured on this machine"));
    bars->addItems({tr("Bars: parameters"), tr("Bars: measured time")});
    auto *layout = new QHBoxLayout(tools);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->addWidget(m_quickCuts);
    layout->addStretch();
    layout->addWidget(bars);
    connect(m_quickCuts, &QuickCuts::cutWanted, this, [this](int cut) { chooseCut(cut, false); });
    connect(bars, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_view->setBars(index == 0 ? Bars::Parameters : Bars::Time); });
    return tools;
}

QWidget *LayersPage::makeSide()
{
    auto *side = new SideColumn(this);
    m_figures = new FiguresPane(side);
    m_exceptions = new ExceptionsPane(side);
    side->add(m_figures);
    side->add(m_exceptions);
    connect(m_exceptions, &ExceptionsPane::stageSelected, this, &LayersPage::selectStage);
    connect(m_exceptions, &ExceptionsPane::exceptionWanted, this, [this](int stage, bool on) {
        m_state.changeFreeze([&](training::FreezeConfig &freeze) { setException(freeze, m_state.chain(), stage, on); });
    });
    connect(m_exceptions, &ExceptionsPane::noExceptionsWanted, this, &LayersPage::takeExceptionsBack);
    connect(m_exceptions, &ExceptionsPane::batchNormWanted, this, [this](const QString &policy) {
        m_state.changeFreeze([&](training::FreezeConfig &freeze) { freeze.batchNorm = policy.toStdString(); });
    });
    return side;
}

void LayersPage::chooseCut(int cut, bool withExceptions)
{
    const std::string name = m_state.chain().stage(cut).name;
    m_state.changeFreeze([&](training::FreezeConfig &freeze) {
        freeze.cut = name;
        if (withExceptions)
            return;
        freeze.train.clear();
        freeze.keep.clear();
    });
}

void LayersPage::takeExceptionsBack()
{
    m_state.changeFreeze([](training::FreezeConfig &freeze) {
        freeze.train.clear();
        freeze.keep.clear();
    });
}

void LayersPage::selectStage(int stage)
{
    m_selected = stage;
    showState();
}

void LayersPage::showState()
{
    const Chain &chain = m_state.chain();
    m_states->setCurrentIndex(!m_workbench.card() ? kEmpty : chain.isEmpty() ? kWaiting : kThere);
    m_waiting->setText(m_state.isUnknown()
                           ? tr("The stages of this model cannot be listed. Choose another one on the Models page.")
                           : tr("Looking at the model…"));
    m_view->setChain(chain);
    m_quickCuts->setChain(chain);
    m_selected = std::min(m_selected, chain.size() - 1);
    if (chain.isEmpty())
        return;
    m_view->selectStage(m_selected);
    m_exceptions->show(chain, m_selected, m_workbench.config().model.weights == "random");
    showFigures();
    showNotice();
}

void LayersPage::showFigures()
{
    const Subject subject = m_state.subject();
    QStringList remarks;
    if (m_state.samplesProblem())
        remarks += words(*m_state.samplesProblem());
    if (!m_state.hasSamples())
        remarks += (subject.chain.outline.isText ? tr("An epoch stands for %1 texts until data are chosen.")
                                                 : tr("An epoch stands for %1 pictures until data are chosen."))
                       .arg(grouped(static_cast<qint64>(subject.samples.training)));
    if (const auto problem = m_state.timingProblem())
        remarks += words(*problem);
    m_figures->show(subject, m_state.timing(), remarks);
}

void LayersPage::showNotice()
{
    const training::FreezeConfig &freeze = m_state.chain().freeze;
    const bool hasExceptions = !freeze.train.empty() || !freeze.keep.empty();
    if (const auto &problem = m_state.freezeProblem())
        m_notice->show(Notice::Kind::Error, words(*problem), hasExceptions ? tr("Take exceptions back") : QString());
    else if (!m_state.lostCut().empty())
        m_notice->show(Notice::Kind::Warning,
                       tr("This model has no stage %1. The line now lies in front of its last stage.")
                           .arg(QString::fromStdString(m_state.lostCut())));
    else
        m_notice->clear();
}

} // namespace headstart::ui
