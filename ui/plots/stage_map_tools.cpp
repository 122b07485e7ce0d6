// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/stage_map_tools.h"

#include "ui/common/theme.h"
#include "ui/plots/save_plot_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>

#include <algorithm>

namespace headstart::ui {

namespace {

constexpr const char *kValueSetting = "stages/value";
constexpr const char *kLogarithmicSetting = "stages/logarithmic";

std::function<QByteArray()> drawn(const StageMap &map, const QString &ending)
{
    if (ending == QLatin1String("csv"))
        return [data = map.data()] { return csvOf(data); };
    QByteArray bytes = ending == QLatin1String("svg")   ? map.svg()
                       : ending == QLatin1String("pdf") ? map.pdf()
                                                        : map.png();
    return [bytes] { return bytes; };
}

} // namespace

StageMapTools::StageMapTools(StageMap &map, QWidget *parent)
    : QWidget(parent), m_map(map), m_value(new QComboBox(this)),
      m_logarithmic(new QCheckBox(tr("Lo&garithmic colours"), this)),
      m_save(new SavePlotButton(tr("Save map"),
                                {{map.title(), [&map](const QString &ending) { return drawn(map, ending); }}}, this))
{
    m_value->setObjectName(QStringLiteral("stageValue"));
    m_value->setAccessibleName(tr("What the colours show"));
    m_value->addItem(tr("Drift"), static_cast<int>(StageValue::Drift));
    m_value->addItem(tr("Gradient norm"), static_cast<int>(StageValue::GradientNorm));
    m_value->setToolTip(tr("Drift: how far a stage's weights have moved from where they began, relative to their size "
                           "(the norm of the change over the norm of the weights).\nGradient norm: how hard that step "
                           "pulled at them, before clipping."));
    m_logarithmic->setObjectName(QStringLiteral("stageLogarithmic"));
    m_logarithmic->setAccessibleName(tr("Logarithmic colours"));
    m_logarithmic->setToolTip(tr("Equal steps of colour are equal factors, so that small values are told apart too"));
    m_save->setObjectName(QStringLiteral("saveMap"));
    layOut();
    connectTools();
}

void StageMapTools::layOut()
{
    auto *label = new QLabel(tr("S&how"), this);
    label->setBuddy(m_value);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kNormal);
    row->addWidget(label);
    row->addWidget(m_value);
    row->addSpacing(space::kNormal);
    row->addWidget(m_logarithmic);
    row->addStretch();
    row->addWidget(m_save);
}

void StageMapTools::connectTools()
{
    const QString value = QString::fromLatin1(kValueSetting);
    const QString logarithmic = QString::fromLatin1(kLogarithmicSetting);
    m_value->setCurrentIndex(std::max(0, m_value->findData(QSettings().value(value, 0).toInt())));
    m_logarithmic->setChecked(QSettings().value(logarithmic, true).toBool());
    connect(m_save, &SavePlotButton::saved, this, &StageMapTools::saved);
    connect(m_save, &SavePlotButton::failed, this, &StageMapTools::failed);
    const auto apply = [this] {
        m_map.setValue(static_cast<StageValue>(m_value->currentData().toInt()));
        m_map.setLogarithmic(m_logarithmic->isChecked());
    };
    connect(m_value, &QComboBox::currentIndexChanged, this, [this, apply, value] {
        QSettings().setValue(value, m_value->currentData().toInt());
        apply();
    });
    connect(m_logarithmic, &QCheckBox::toggled, this, [apply, logarithmic](bool on) {
        QSettings().setValue(logarithmic, on);
        apply();
    });
    apply();
}

} // namespace headstart::ui
