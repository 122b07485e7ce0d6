// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/layers/exceptions_pane.h"

#include "ui/common/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace headstart::ui {

namespace {

QString joined(const std::vector<std::string> &names)
{
    QStringList out;
    for (const std::string &name : names)
        out += QString::fromStdString(name);
    return out.join(QStringLiteral(", "));
}

} // namespace

ExceptionsPane::ExceptionsPane(QWidget *parent)
    : Card(parent), m_stage(new QComboBox(this)), m_box(new QCheckBox(this)), m_list(makeCaption({}, this)),
      m_none(makeButton(tr("Take all back"), tr("All stages go by the line again."), "link", this)),
      m_norm(new QComboBox(this)), m_normRemark(makeCaption({}, this))
{
    content()->addWidget(makeSection(tr("Exceptions"), this));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::kNormal);
    grid->setVerticalSpacing(space::kNormal);
    grid->setColumnStretch(1, 1);
    content()->addLayout(grid);
    addExceptions(*grid);
    addNormalisation(*grid);
}

void ExceptionsPane::addExceptions(QGridLayout &grid)
{
    auto *label = new QLabel(tr("Stage"), this);
    label->setBuddy(m_stage);
    m_stage->setObjectName(QStringLiteral("exceptionStage"));
    m_stage->setAccessibleName(tr("Stage"));
    m_stage->setToolTip(tr("The stage that is to be an exception. A click in the map chooses one, too."));
    m_stage->setPlaceholderText(tr("choose one"));
    m_box->setObjectName(QStringLiteral("exceptionBox"));
    m_list->setObjectName(QStringLiteral("exceptionList"));
    m_none->setObjectName(QStringLiteral("noExceptions"));
    grid.addWidget(label, 0, 0);
    grid.addWidget(m_stage, 0, 1);
    grid.addWidget(m_box, 1, 0, 1, 2);
    grid.addWidget(m_list, 2, 0, 1, 2);
    grid.addWidget(m_none, 3, 0, 1, 2, Qt::AlignLeft);
    connect(m_stage, &QComboBox::activated, this, &ExceptionsPane::stageSelected);
    connect(m_box, &QCheckBox::clicked, this, [this](bool on) { Q_EMIT exceptionWanted(m_stage->currentIndex(), on); });
    connect(m_none, &QPushButton::clicked, this, &ExceptionsPane::noExceptionsWanted);
}

void ExceptionsPane::addNormalisation(QGridLayout &grid)
{
    auto *label = new QLabel(tr("Norms"), this);
    label->setBuddy(m_norm);
    m_norm->setObjectName(QStringLiteral("batchNorm"));
    m_norm->setAccessibleName(tr("Normalising layers"));
    m_norm->setToolTip(tr("How the BatchNorm layers of stages that train normalise (freeze.batch_norm)"));
    const auto add = [this](const QString &text, const char *policy, const QString &tip) {
        m_norm->addItem(text, QString::fromLatin1(policy));
        m_norm->setItemData(m_norm->count() - 1, tip, Qt::ToolTipRole);
    };
    add(tr("automatic"), "auto", tr("freeze.batch_norm = auto: fixed, but batch for random weights"));
    add(tr("stay as learned"), "fixed",
        tr("freeze.batch_norm = fixed: BatchNorm normalises by its running statistics and keeps them"));
    add(tr("adapt to each batch"), "batch",
        tr("freeze.batch_norm = batch: BatchNorm normalises by the batch and updates its running statistics"));
    m_normRemark->setObjectName(QStringLiteral("batchNormRemark"));
    constexpr int kRow = 4;
    grid.addWidget(label, kRow, 0);
    grid.addWidget(m_norm, kRow, 1);
    grid.addWidget(m_normRemark, kRow + 1, 0, 1, 2);
    connect(m_norm, &QComboBox::activated, this,
            [this](int index) { Q_EMIT batchNormWanted(m_norm->itemData(index).toString()); });
}

void ExceptionsPane::show(const Chain &chain, int selected, bool hasRandomWeights)
{
    fillStages(chain);
    m_stage->setCurrentIndex(selected);
    showBox(chain, selected);
    showList(chain.freeze);
    showNormalisation(chain.freeze.batchNorm, hasRandomWeights);
}

void ExceptionsPane::fillStages(const Chain &chain)
{
    QStringList wanted;
    for (const insight::StageOutline &stage : chain.outline.stages)
        wanted += QString::fromStdString(stage.name);
    QStringList names;
    for (int i = 0; i < m_stage->count(); ++i)
        names += m_stage->itemText(i);
    if (names == wanted)
        return;
    m_stage->clear();
    m_stage->addItems(wanted);
}

void ExceptionsPane::showBox(const Chain &chain, int selected)
{
    const bool isAbove = selected >= 0 && selected < chain.cut();
    const QString name = selected >= 0 ? QString::fromStdString(chain.stage(selected).name) : QString();
    m_box->setText(isAbove ? tr("Train it although it is above") : tr("Keep it although it is below"));
    const QString tip = selected < 0 ? tr("Choose a stage first, here or with a click in the map.")
                        : isAbove    ? tr("%1 is above the line. Trainable all the same: freeze.train.").arg(name)
                                     : tr("%1 is below the line. Frozen all the same: freeze.keep.").arg(name);
    m_box->setToolTip(tip);
    m_box->setAccessibleDescription(tip);
    m_box->setEnabled(selected >= 0 && chain.stage(selected).parameters > 0);
    m_box->setChecked(selected >= 0 && chain.isException(selected));
}

void ExceptionsPane::showList(const training::FreezeConfig &freeze)
{
    QStringList lines;
    if (!freeze.train.empty())
        lines += tr("Train wherever the line is: %1").arg(joined(freeze.train));
    if (!freeze.keep.empty())
        lines += tr("Kept wherever the line is: %1").arg(joined(freeze.keep));
    m_none->setVisible(!lines.isEmpty());
    if (lines.isEmpty())
        lines += tr("There are none: all stages go by the line.");
    m_list->setText(lines.join(QLatin1Char('\n')));
}

void ExceptionsPane::showNormalisation(const std::string &policy, bool hasRandomWeights)
{
    m_norm->setCurrentIndex(m_norm->findData(QString::fromStdString(policy)));
    if (policy == "fixed")
        m_normRemark->setText(tr("Mean and spread stay as the model has learned them."));
    else if (policy == "batch")
        m_normRemark->setText(tr("Mean and spread are taken from each batch: for batches of 16 and more."));
    else if (hasRandomWeights)
        m_normRemark->setText(tr("They adapt to each batch, since the model starts from random weights."));
    else
        m_normRemark->setText(tr("They stay as learned, since the model was trained before."));
}

} // namespace headstart::ui
