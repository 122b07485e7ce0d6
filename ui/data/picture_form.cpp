// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/picture_form.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/data/amount_control.h"
#include "ui/data/calm_wheel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QVBoxLayout>

#include <cmath>

namespace headstart::ui {

namespace {

constexpr double kPercent = 100;

QString percentSign()
{
    return QStringLiteral(" %");
}

} // namespace

PictureForm::PictureForm(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    addModes(layout);
    layout->addSpacing(space::kNormal);
    layout->addWidget(makeSection(tr("Random changes"), this));
    layout->addWidget(makeCaption(tr("Each epoch sees the training pictures a little differently, so that the model "
                                     "learns what matters. They take time: pictures are computed anew in every epoch."),
                                  this));
    addFlags(layout);
    addAmounts(layout);
    m_off = makeButton(tr("Turn all off"), tr("Every epoch sees the same pictures"), "link", this);
    m_off->setObjectName(QStringLiteral("augmentationOff"));
    layout->addWidget(m_off, 0, Qt::AlignLeft);
    connect(m_off, &QPushButton::clicked, this, [this] { change({}); });
    showAugmentation();
}

void PictureForm::addModes(QVBoxLayout *layout)
{
    m_mode = new QComboBox(this);
    m_mode->setObjectName(QStringLiteral("resizeMode"));
    m_mode->addItem(tr("Keep the middle, cut the rest"), QStringLiteral("crop"));
    m_mode->addItem(tr("Squash to a square"), QStringLiteral("squash"));
    m_mode->addItem(tr("Keep all, black beside it"), QStringLiteral("pad"));
    m_mode->setAccessibleName(tr("How a picture becomes a square"));
    m_mode->setToolTip(tr("The model sees squares. Keep the middle where the edges do not matter (crop), squash where "
                          "everything does and shapes may change (squash), add black where shapes matter (pad)."));
    letWheelPass(m_mode);
    QLabel *label = makeSection(tr("How a picture becomes a square"), this);
    label->setBuddy(m_mode);
    label->setWordWrap(true);
    layout->addWidget(label);
    layout->addWidget(m_mode);
    connect(m_mode, &QComboBox::activated, this, [this] { Q_EMIT modeChanged(m_mode->currentData().toString()); });
}

void PictureForm::addFlag(QVBoxLayout *layout, Flag flag, const char *name, const QString &label,
                          const QString &description)
{
    auto *box = new QCheckBox(label, this);
    box->setObjectName(QString::fromLatin1(name));
    box->setToolTip(description);
    box->setAccessibleName(label);
    box->setAccessibleDescription(description);
    layout->addWidget(box);
    m_flags.emplace_back(flag, box);
    connect(box, &QCheckBox::clicked, this, [this, flag](bool isOn) {
        data::Augmentation next = m_augmentation;
        next.*flag = isOn;
        change(next);
    });
}

void PictureForm::addFlags(QVBoxLayout *layout)
{
    addFlag(layout, &data::Augmentation::flipHorizontal, "flipHorizontal", tr("Mirror left and right"),
            tr("In half of the pictures. For whatever looks the same from both sides (flip_horizontal)."));
    addFlag(layout, &data::Augmentation::flipVertical, "flipVertical", tr("Mirror top and bottom"),
            tr("In half of the pictures. For views from above, through a microscope, ... (flip_vertical)."));
    addFlag(layout, &data::Augmentation::transpose, "transpose", tr("Swap rows and columns"),
            tr("In half of the pictures. With both mirrors: every turn by a quarter (transpose)."));
}

void PictureForm::addAmount(QVBoxLayout *layout, Amount amount, AmountControl *control, double unit)
{
    layout->addWidget(control);
    m_amounts.push_back({amount, control, unit});
    connect(control, &AmountControl::amountChanged, this, [this, amount, unit](int shown) {
        data::Augmentation next = m_augmentation;
        next.*amount = shown / unit;
        change(next);
    });
}

void PictureForm::addAmounts(QVBoxLayout *layout)
{
    constexpr int kSmallestCrop = 5;
    constexpr int kAll = 100;
    constexpr int kHalfTurn = 180;
    const auto control = [this](const char *name, const QString &label, const QString &description,
                                const AmountControl::Range &range) {
        return new AmountControl(QString::fromLatin1(name), label, description, range, this);
    };
    addAmount(layout, &data::Augmentation::cropScale,
              control("cropScale", tr("Smallest cut-out"),
                      tr("A random part of the picture, of at least this share of its area. 100 %: the whole picture "
                         "(crop_scale)."),
                      {kSmallestCrop, kAll, percentSign()}),
              kPercent);
    addAmount(layout, &data::Augmentation::rotation,
              control("rotation", tr("Turn"), tr("By up to so many degrees, to either side (rotation)."),
                      {0, kHalfTurn, QStringLiteral("°")}),
              1);
    const auto addShare = [&](Amount amount, const char *name, const QString &label, const QString &description) {
        addAmount(layout, amount, control(name, label, description, {0, kAll, percentSign()}), kPercent);
    };
    addShare(&data::Augmentation::brightness, "brightness", tr("Brightness"),
             tr("Darker or lighter by up to this share (brightness)."));
    addShare(&data::Augmentation::contrast, "contrast", tr("Contrast"),
             tr("Flatter or stronger by up to this share (contrast)."));
    addShare(&data::Augmentation::saturation, "saturation", tr("Colour"),
             tr("Greyer or more colourful by up to this share (saturation)."));
    addShare(&data::Augmentation::erasing, "erasing", tr("Erase a patch"),
             tr("In this share of the pictures, a rectangle is wiped out (erasing)."));
}

void PictureForm::setOptions(const std::string &mode, const data::Augmentation &augmentation)
{
    m_mode->setCurrentIndex(m_mode->findData(QString::fromStdString(mode)));
    m_augmentation = augmentation;
    showAugmentation();
}

void PictureForm::change(const data::Augmentation &augmentation)
{
    m_augmentation = augmentation;
    showAugmentation();
    Q_EMIT augmentationChanged(augmentation);
}

void PictureForm::showAugmentation()
{
    for (const auto &[flag, box] : m_flags)
        box->setChecked(m_augmentation.*flag);
    for (const AmountRow &row : m_amounts)
        row.control->setAmount(static_cast<int>(std::lround(m_augmentation.*row.amount * row.unit)));
    m_off->setEnabled(m_augmentation.any());
}

} // namespace headstart::ui
