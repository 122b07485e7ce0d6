// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/rate_dialog.h"

#include "core/training/rate_finder.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/plots/rate_plot.h"
#include "ui/workbench.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QVBoxLayout>

namespace headstart::ui {

namespace {

/// Two digits: more would claim more than a search can know.
double rounded(double rate)
{
    return QString::number(rate, 'e', 1).toDouble();
}

} // namespace

RateDialog::RateDialog(Workbench &workbench, QWidget *parent)
    : QDialog(parent), m_workbench(workbench), m_plot(new RatePlot(tr("Loss over learning rate"), this)),
      m_progress(new QProgressBar(this)), m_line(makeSecondary({}, this)), m_notice(new Notice(this)),
      m_use(makeButton(tr("Use this rate"), tr("Takes the rate at the line into the settings"), "accent", this))
{
    setWindowTitle(tr("Find a learning rate"));
    setObjectName(QStringLiteral("rateDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal); // nothing else trains meanwhile
    constexpr QSize kUsual(680, 480);
    resize(kUsual);
    m_plot->setObjectName(QStringLiteral("ratePlot"));
    m_plot->setRange(m_sweep.lowest, m_sweep.highest);
    m_progress->setObjectName(QStringLiteral("rateProgress"));
    m_progress->setAccessibleName(tr("Progress of the search"));
    m_progress->setRange(0, static_cast<int>(m_sweep.steps));
    m_progress->setTextVisible(false);
    m_line->setObjectName(QStringLiteral("rateLine"));
    m_notice->setObjectName(QStringLiteral("rateNotice"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kPage, space::kPage, space::kPage, space::kPage);
    layout->setSpacing(space::kNormal);
    layout->addWidget(
        makeSecondary(tr("A copy of the run to be trains for %1 steps, each with a higher rate than the one "
                         "before. Where its loss falls steadily is a good rate. Nothing of it is kept.")
                          .arg(m_sweep.steps),
                      this));
    layout->addWidget(m_plot, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_line);
    layout->addWidget(m_notice);
    layout->addLayout(makeFoot());
    connect(m_plot, &RatePlot::rateMoved, this, &RateDialog::choose);
    search();
}

QLayout *RateDialog::makeFoot()
{
    m_use->setObjectName(QStringLiteral("useRate"));
    m_use->setEnabled(false);
    connect(m_use, &QPushButton::clicked, this, &RateDialog::use);
    QPushButton *close = makeButton(tr("Cancel"), tr("Closes this window; the settings stay as they are"), "", this);
    close->setObjectName(QStringLiteral("cancelRate"));
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::kNormal);
    foot->addStretch();
    foot->addWidget(close);
    foot->addWidget(m_use);
    return foot;
}

void RateDialog::search()
{
    m_line->setText(tr("The data and the model are being prepared."));
    const auto told = [this](const training::RatePoint &point) {
        QMetaObject::invokeMethod(
            this, [this, point] { hear(point); }, Qt::QueuedConnection);
    };
    m_searching.run(
        [config = m_workbench.config(), sweep = m_sweep, library = m_workbench.library().folder(),
         store = &m_workbench.store(),
         told](const StopToken &stop) { return training::findRate(config, sweep, library, *store, told, stop); },
        [this](const Result<training::RateSearch> &found) { show(found); });
}

void RateDialog::hear(const training::RatePoint &point)
{
    m_plot->append(point);
    const auto done = static_cast<int>(m_plot->points().size());
    m_progress->setValue(done);
    m_line->setText(tr("Step %1 of %2: learning rate %3, loss %4")
                        .arg(QString::number(done), QString::number(m_sweep.steps), significant(point.rate),
                             significant(point.loss)));
}

void RateDialog::show(const Result<training::RateSearch> &found)
{
    m_progress->hide();
    if (!found) {
        m_line->clear();
        m_notice->show(Notice::Kind::Error, words(found.error()));
        return;
    }
    m_plot->setPoints(found->points);
    if (!found->suggestion) {
        m_line->setText(
            tr("The loss did not fall with any of these rates, so none is suggested. More stages that train, "
               "or larger batches, may show more. The line can be dragged all the same."));
        m_plot->setRate(rounded(m_workbench.config().optimiser.rate));
    } else {
        m_line->setText(
            tr("Suggested: %1, inside of the longest stretch in which the loss falls. Drag the line to choose "
               "another.")
                .arg(significant(rounded(*found->suggestion))));
        m_plot->setRate(rounded(*found->suggestion));
    }
    m_use->setEnabled(true);
    m_use->setDefault(true);
    m_plot->setFocus();
}

void RateDialog::choose(double rate)
{
    m_plot->setRate(rounded(rate));
}

void RateDialog::use()
{
    const double rate = m_plot->rate().value_or(m_workbench.config().optimiser.rate);
    m_workbench.change([rate](training::RunConfig &config) { config.optimiser.rate = rate; });
    accept();
}

} // namespace headstart::ui
