// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/model_plot.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/models/model_filter.h"
#include "ui/models/model_table.h"
#include "ui/models/speed_meter.h"
#include "ui/plots/scatter_plot.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QSettings>

namespace headstart::ui {

namespace {

constexpr double kMillion = 1e6;
constexpr double kBillion = 1e9;
const QString kAxis = QStringLiteral("models/axis");

/// In the catalogue's order, so that a family keeps its look whatever is filtered.
QStringList families(const ModelTable &models)
{
    QStringList out;
    for (int row = 0; row < models.rowCount(); ++row)
        if (const QString family = QString::fromStdString(models.at(row).card->family); !out.contains(family))
            out += family;
    return out;
}

} // namespace

ModelPlot::ModelPlot(const ModelTable &models, const ModelFilter &filter, SpeedMeter &meter, QWidget *parent)
    : QWidget(parent), m_models(models), m_filter(filter), m_meter(meter), m_axis(new QComboBox(this)),
      m_measure(makeButton(tr("Measure all shown"),
                           tr("Measures the speed of one model after another, in the background"), "", this)),
      m_progress(makeSecondary({}, this)),
      m_plot(new ScatterPlot(tr("Accuracy of the models"), tr("top-1 accuracy (%)"), this)),
      m_nothing(makeSecondary(tr("None of these models has a published accuracy. Those for texts have none before they "
                                 "are trained. The table shows them."),
                              this)),
      m_left(makeCaption({}, this))
{
    m_plot->setObjectName(QStringLiteral("modelPlot"));
    m_left->setObjectName(QStringLiteral("leftOut"));
    m_nothing->setObjectName(QStringLiteral("plotNothing"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->addLayout(makeHead());
    auto *frame = new Card(this);
    frame->content()->setContentsMargins(space::kNormal, space::kNormal, space::kNormal, space::kTight);
    frame->content()->addWidget(m_plot);
    frame->content()->addWidget(m_nothing);
    layout->addWidget(frame, 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::kNormal);
    foot->addWidget(m_left, 1);
    foot->addStretch(); // where nothing is left out
    foot->addWidget(m_progress);
    foot->addWidget(m_measure);
    layout->addLayout(foot);
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connectParts();
}

void ModelPlot::follow(QWidget *before)
{
    setTabOrder(before, m_axis);
    setTabOrder(m_axis, m_plot);
    setTabOrder(m_plot, m_measure);
}

QLayout *ModelPlot::makeHead()
{
    m_axis->setObjectName(QStringLiteral("plotAxis"));
    m_axis->setAccessibleName(tr("What accuracy is set against"));
    m_axis->addItem(tr("Parameters"), Parameters);
    m_axis->addItem(tr("Multiply-adds"), MultiplyAdds);
    m_axis->addItem(tr("Speed on this computer"), Speed);
    m_axis->addItem(tr("Size of the file"), FileSize);
    m_axis->setCurrentIndex(std::max(0, m_axis->findData(QSettings().value(kAxis, Parameters).toInt())));
    auto *label = new QLabel(tr("Accuracy a&gainst"), this);
    label->setBuddy(m_axis);
    m_measure->setObjectName(QStringLiteral("measureAll"));
    m_progress->setObjectName(QStringLiteral("measureProgress"));
    m_progress->setWordWrap(false);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::kNormal);
    head->addWidget(label);
    head->addWidget(m_axis);
    head->addStretch();
    return head;
}

void ModelPlot::connectParts()
{
    connect(m_axis, &QComboBox::currentIndexChanged, this, [this] {
        QSettings().setValue(kAxis, axis());
        refresh();
    });
    connect(m_measure, &QPushButton::clicked, this, &ModelPlot::measure);
    connect(m_plot, &ScatterPlot::picked, this, [this](int point) {
        m_current = m_rows[point];
        Q_EMIT picked(m_current);
    });
    connect(m_plot, &ScatterPlot::activated, this, &ModelPlot::useWanted);
    connect(&m_soon, &QTimer::timeout, this, &ModelPlot::refresh);
    const auto soon = [this] {
        if (isVisible())
            m_soon.start();
    };
    connect(&m_filter, &QAbstractItemModel::rowsInserted, this, soon);
    connect(&m_filter, &QAbstractItemModel::rowsRemoved, this, soon);
    connect(&m_filter, &QAbstractItemModel::modelReset, this, soon);
    connect(&m_meter, &SpeedMeter::changed, this, [this, soon] {
        showMeter();
        if (axis() == Speed)
            soon();
    });
}

ModelPlot::Axis ModelPlot::axis() const
{
    return static_cast<Axis>(m_axis->currentData().toInt());
}

void ModelPlot::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void ModelPlot::setCurrent(int row)
{
    m_current = row;
    if (const auto point = static_cast<int>(m_rows.indexOf(row)); point != m_plot->current())
        m_plot->setCurrent(point);
    sayWhatIsLeftOut();
}

void ModelPlot::measure()
{
    if (m_meter.isMeasuring()) {
        m_meter.stop();
        return;
    }
    std::vector<const catalogue::ModelCard *> cards;
    for (int row = 0; row < m_filter.rowCount(); ++row) {
        const catalogue::ModelCard *card = m_models.at(m_filter.mapToSource(m_filter.index(row, 0)).row()).card;
        if (card->accuracy.top1 > 0)
            cards.push_back(card);
    }
    m_meter.measure(cards, false);
}

void ModelPlot::showMeter()
{
    const QString obstacle = m_meter.obstacle();
    m_measure->setVisible(axis() == Speed);
    m_measure->setEnabled(obstacle.isEmpty());
    m_measure->setText(m_meter.isMeasuring() ? tr("Cancel") : tr("Measure all shown"));
    m_measure->setAccessibleName(m_measure->text());
    m_progress->setVisible(axis() == Speed);
    m_progress->setText(m_meter.isMeasuring() ? tr("%1 of %2").arg(m_meter.done()).arg(m_meter.all()) : QString());
    m_measure->setToolTip(obstacle.isEmpty() ? m_measure->accessibleDescription() : obstacle);
}

/// The numbers of a model; false where it has none on this axis.
bool ModelPlot::fill(ScatterPoint &point, int row) const
{
    const catalogue::ModelCard &card = *m_models.at(row).card;
    switch (axis()) {
    case Parameters:
        point.x = static_cast<double>(card.parameters) / kMillion;
        point.xText = tr("%1 M parameters").arg(QLocale().toString(point.x, 'f', 1));
        break;
    case MultiplyAdds:
        point.x = static_cast<double>(card.multiplyAdds) / kBillion;
        point.xText = tr("%1 billion multiply-adds a picture").arg(significant(point.x));
        break;
    case Speed:
        if (const insight::MeasuredSpeed *measured = m_meter.find(card))
            point.x = measured->speed.picturesPerSecond;
        point.xText = tr("%1 pictures a second").arg(significant(point.x));
        break;
    case FileSize:
        point.x = static_cast<double>(card.weights.aboutBytes) / kMillion;
        point.xText = bytes(static_cast<double>(card.weights.aboutBytes));
        break;
    }
    return point.x > 0;
}

ScatterAxis ModelPlot::axisWords() const
{
    switch (axis()) {
    case Parameters:
        return {tr("parameters (millions)"), true};
    case MultiplyAdds:
        return {tr("multiply-adds of a picture (billions)"), true};
    case Speed:
        return {tr("pictures a second"), false};
    case FileSize:
        return {tr("size of the file (MB)"), true};
    }
    return {};
}

void ModelPlot::refresh()
{
    const QStringList groups = families(m_models);
    QList<ScatterPoint> points;
    m_rows.clear();
    m_withoutAccuracy = 0;
    m_withoutFigure = 0;
    for (int place = 0; place < m_filter.rowCount(); ++place) {
        const int row = m_filter.mapToSource(m_filter.index(place, 0)).row();
        const catalogue::ModelCard &card = *m_models.at(row).card;
        ScatterPoint point{QString::fromStdString(card.title),
                           static_cast<int>(groups.indexOf(QString::fromStdString(card.family))),
                           0,
                           card.accuracy.top1,
                           {},
                           tr("top-1 %1 %").arg(QLocale().toString(card.accuracy.top1, 'f', 1))};
        if (card.accuracy.top1 <= 0) {
            ++m_withoutAccuracy;
        } else if (!fill(point, row)) {
            ++m_withoutFigure;
        } else {
            points += point;
            m_rows += row;
        }
    }
    m_plot->setPoints(axisWords(), points, groups,
                      axis() == Speed ? tr("no other is both better and faster")
                                      : tr("no other is both better and smaller"));
    m_plot->setCurrent(static_cast<int>(m_rows.indexOf(m_current)));
    const bool hasNone = m_withoutAccuracy > 0 && m_withoutAccuracy == m_filter.rowCount();
    m_plot->setVisible(!hasNone);
    m_nothing->setVisible(hasNone);
    sayWhatIsLeftOut();
    showMeter();
}

void ModelPlot::sayWhatIsLeftOut()
{
    const catalogue::ModelCard *current = m_current < 0 ? nullptr : m_models.at(m_current).card;
    QStringList left;
    if (m_withoutAccuracy > 0 && current && current->accuracy.top1 <= 0)
        left += tr("%1 without published accuracy are not in the plot, %2 among them.")
                    .arg(QString::number(m_withoutAccuracy), QString::fromStdString(current->title));
    else if (m_withoutAccuracy > 0)
        left += tr("%1 without published accuracy are not in the plot.").arg(m_withoutAccuracy);
    if (m_withoutFigure > 0)
        left += axis() == Speed ? tr("%1 have not been measured yet.").arg(m_withoutFigure)
                                : tr("%1 have no figure.").arg(m_withoutFigure);
    m_left->setText(left.join(QLatin1Char(' ')));
    m_left->setVisible(!left.isEmpty());
}

} // namespace headstart::ui
