// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/setting_field.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/training/setting_names.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <limits>
#include <nlohmann/json.hpp>

namespace headstart::ui {

namespace {

using Type = training::ConfigKey::Type;

constexpr int kNameWidth = 190;
constexpr int kEditorWidth = 220;

QString valueOf(const training::ConfigKey &key, const training::RunConfig &config)
{
    return QString::fromStdString(training::valueText(key.get(config)));
}

bool isNumber(Type type)
{
    return type == Type::Integer || type == Type::Number || type == Type::OptionalNumber;
}

} // namespace

SettingField::SettingField(const training::ConfigKey &key, Shape shape, QWidget *parent)
    : QWidget(parent), m_key(key), m_name(new QLabel(settingName(key.path), this)), m_reset(new QToolButton(this)),
      m_caption(makeCaption({}, this)), m_editor(makeEditor()), m_usual(valueOf(key, {})), m_value(m_usual)
{
    m_name->setTextFormat(Qt::PlainText);
    m_name->setBuddy(m_editor);
    m_editor->setObjectName(QStringLiteral("setting.") + QString::fromStdString(key.path));
    m_editor->setAccessibleName(m_name->text());
    m_editor->setFocusPolicy(Qt::StrongFocus);
    m_editor->installEventFilter(this);
    for (QWidget *widget : {static_cast<QWidget *>(m_name), m_editor, static_cast<QWidget *>(m_caption)})
        widget->setToolTip(explanation(key));
    makeReset();
    m_show(m_value);
    setWrong(false, meaning());
    layOut(shape);
}

void SettingField::makeReset()
{
    m_reset->setObjectName(QStringLiteral("reset.") + QString::fromStdString(m_key.path));
    m_reset->setText(QStringLiteral("↺"));
    m_reset->setAutoRaise(true);
    m_reset->setFocusPolicy(Qt::StrongFocus);
    const QString shown = m_usual.isEmpty()            ? tr("nothing")
                          : m_key.type == Type::Choice ? choiceName(m_usual.toStdString())
                                                       : m_usual;
    m_reset->setToolTip(tr("Back to the default: %1").arg(shown));
    m_reset->setAccessibleName(tr("%1: back to the default").arg(m_name->text()));
    QSizePolicy policy = m_reset->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // nothing moves when it appears
    m_reset->setSizePolicy(policy);
    m_reset->hide();
    connect(m_reset, &QToolButton::clicked, this, [this] {
        m_editor->setFocus();
        m_show(m_usual);
        take(m_usual);
    });
}

QWidget *SettingField::makeEditor()
{
    switch (m_key.type) {
    case Type::Flag:
        return makeCheckBox();
    case Type::Choice:
        return makeComboBox();
    case Type::Integer:
        if (m_key.high <= std::numeric_limits<int>::max())
            return makeSpinBox();
        break;
    case Type::Number:
    case Type::OptionalNumber:
    case Type::Text:
    case Type::Numbers:
    case Type::Texts:
        break;
    }
    return makeLineEdit();
}

QWidget *SettingField::makeSpinBox()
{
    auto *box = new QSpinBox(this);
    box->setRange(static_cast<int>(m_key.low), static_cast<int>(m_key.high));
    connect(box, &QSpinBox::valueChanged, this, [this](int value) { Q_EMIT edited(QString::number(value)); });
    m_show = [box](const QString &value) {
        const QSignalBlocker blocker(box);
        box->setValue(value.toInt());
    };
    return box;
}

QWidget *SettingField::makeCheckBox()
{
    auto *box = new QCheckBox(this);
    connect(box, &QCheckBox::toggled, this,
            [this](bool on) { Q_EMIT edited(on ? QStringLiteral("true") : QStringLiteral("false")); });
    m_show = [box](const QString &value) {
        const QSignalBlocker blocker(box);
        box->setChecked(value == QLatin1String("true"));
    };
    return box;
}

QWidget *SettingField::makeComboBox()
{
    auto *box = new QComboBox(this);
    for (const std::string &choice : m_key.choices)
        box->addItem(choiceName(choice), QString::fromStdString(choice));
    connect(box, &QComboBox::activated, this, [this, box] { Q_EMIT edited(box->currentData().toString()); });
    m_show = [box](const QString &value) { box->setCurrentIndex(box->findData(value)); };
    return box;
}

/// What is typed holds as soon as it can; how it is written is put in order when one leaves.
QWidget *SettingField::makeLineEdit()
{
    m_line = new QLineEdit(this);
    connect(m_line, &QLineEdit::textEdited, this, &SettingField::accept);
    connect(m_line, &QLineEdit::editingFinished, this, [this] {
        if (!m_isWrong)
            m_show(m_value);
    });
    m_show = [this](const QString &value) {
        const bool isEmpty = value.isEmpty() || (m_key.type != Type::Number && m_key.type != Type::OptionalNumber);
        m_line->setText(isEmpty ? value : numberText(value.toDouble()));
    };
    return m_line;
}

void SettingField::accept(const QString &typed)
{
    if (!isNumber(m_key.type)) {
        if (m_names.isEmpty() || m_names.contains(typed) || (typed.isEmpty() && m_usual.isEmpty()))
            take(typed);
        else
            showError(tr("The model has no stage of this name."));
        return;
    }
    if (m_key.type == Type::OptionalNumber && typed.trimmed().isEmpty()) {
        take({});
        return;
    }
    const QString number = plainNumber(typed);
    const bool isInRange = number.toDouble() >= m_key.low && number.toDouble() <= m_key.high;
    bool fits = !number.isEmpty() && (m_key.isUnbounded() || isInRange);
    if (fits && m_key.type == Type::Integer)
        number.toLongLong(&fits);
    if (fits)
        take(number);
    else
        showError(tr("It must be %1.").arg(rangeWords(m_key)));
}

/// Whoever listens may still say that it cannot be.
void SettingField::take(const QString &value)
{
    setWrong(false, meaning());
    mark();
    Q_EMIT edited(value);
}

/// Whether the line, as it is typed, means this value: "0." does mean 0, and "0.5," a list of 0.5.
bool SettingField::says(const QString &value) const
{
    if (!isNumber(m_key.type)) {
        training::RunConfig typed;
        return training::applyAssignment(typed, m_key.path + "=" + m_line->text().toStdString())
               && valueOf(m_key, typed) == value;
    }
    const QString number = plainNumber(m_line->text());
    return number.isEmpty() == value.isEmpty() && number.toDouble() == value.toDouble();
}

/// What is wrong stays until it is mended or something else holds.
void SettingField::display(const training::RunConfig &config)
{
    const QString value = valueOf(m_key, config);
    const bool isNew = value != m_value;
    m_value = value;
    if (isNew || !m_isWrong) {
        setWrong(false, meaning());
        if (!m_line || !m_line->hasFocus() || !says(value))
            m_show(value);
    }
    mark();
}

/// A setting that is not as usual is told apart, and can go back.
void SettingField::mark()
{
    const bool differs = m_value != m_usual;
    m_reset->setVisible(differs || m_isWrong);
    QFont font = m_name->font();
    font.setWeight(differs ? QFont::DemiBold : QFont::Normal);
    m_name->setFont(font);
}

void SettingField::showError(const QString &error)
{
    setWrong(true, error);
    mark();
}

QString SettingField::error() const
{
    return m_isWrong ? m_caption->text() : QString();
}

void SettingField::setNames(const QStringList &names)
{
    m_names = names;
    if (!m_line)
        return;
    auto *completer = new QCompleter(names, m_line);
    completer->setFilterMode(Qt::MatchContains);
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this, &SettingField::accept);
    delete m_line->completer();
    m_line->setCompleter(completer);
}

void SettingField::setWrong(bool wrong, const QString &text)
{
    m_isWrong = wrong;
    m_caption->setText(text);
    setRole(m_caption, wrong ? "error" : "caption");
    m_editor->setAccessibleDescription(text);
    if (!m_line || m_line->property("wrong").toBool() == wrong)
        return;
    m_line->setProperty("wrong", wrong);
    restyle(m_line);
}

QString SettingField::meaning() const
{
    QString text = words(m_key.help);
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

void SettingField::layOut(Shape shape)
{
    constexpr int kReset = 28;
    m_reset->setFixedWidth(kReset);
    if (shape == Shape::Row) {
        m_name->setFixedWidth(kNameWidth);
        m_name->setWordWrap(true);
        m_editor->setFixedWidth(kEditorWidth);
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(space::kNormal);
        row->addWidget(m_name);
        row->addWidget(m_editor);
        row->addWidget(m_reset);
        row->addWidget(m_caption, 1);
        return;
    }
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kTight);
    grid->setVerticalSpacing(space::kTight);
    grid->addWidget(m_name, 0, 0, 1, 2);
    grid->addWidget(m_editor, 1, 0);
    grid->addWidget(m_reset, 1, 1);
    grid->addWidget(m_caption, 2, 0, 1, 2, Qt::AlignTop);
    grid->setColumnStretch(0, 1);
    grid->setRowStretch(3, 1); // fields side by side stay in line, however long their captions are
}

/// The wheel scrolls the form, and never changes what the mouse passes over.
bool SettingField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel && !m_line) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace headstart::ui
