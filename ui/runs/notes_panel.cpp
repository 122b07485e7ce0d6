// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/notes_panel.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/runs/swatch.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>

namespace headstart::ui {

namespace {

std::vector<std::string> tagsIn(const QString &text)
{
    QStringList tags;
    for (const QString &part : text.split(QLatin1Char(',')))
        tags += part.simplified();
    tags.removeAll(QString());
    tags.removeDuplicates();
    std::vector<std::string> out;
    for (const QString &tag : tags)
        out.push_back(tag.toStdString());
    return out;
}

QString lineOf(const std::vector<std::string> &tags)
{
    QStringList out;
    for (const std::string &tag : tags)
        out += QString::fromStdString(tag);
    return out.join(QStringLiteral(", "));
}

} // namespace

NotesPanel::NotesPanel(QWidget *parent)
    : QWidget(parent), m_timer(new QTimer(this)), m_name(makeSection({}, this)), m_facts(makeSecondary({}, this)),
      m_message(makeSecondary({}, this)), m_pinned(new QCheckBox(tr("&Pinned: stays at the top of the table"), this)),
      m_colour(new QComboBox(this)), m_tags(new QLineEdit(this)), m_notes(new QPlainTextEdit(this))
{
    m_name->setObjectName(QStringLiteral("notesName"));
    m_name->setWordWrap(true);
    m_facts->setObjectName(QStringLiteral("notesFacts"));
    m_message->setObjectName(QStringLiteral("notesMessage"));
    setRole(m_message, "warning");
    m_pinned->setObjectName(QStringLiteral("pinned"));
    m_pinned->setAccessibleName(tr("Pinned"));
    m_colour->setObjectName(QStringLiteral("colour"));
    m_colour->setAccessibleName(tr("Colour"));
    m_tags->setObjectName(QStringLiteral("tags"));
    m_tags->setAccessibleName(tr("Tags"));
    m_tags->setPlaceholderText(tr("first try, augmented"));
    m_tags->setToolTip(tr("Words to find runs by, separated by commas: the search tag:augmented finds this one"));
    m_notes->setObjectName(QStringLiteral("notes"));
    m_notes->setAccessibleName(tr("Notes"));
    m_notes->setPlaceholderText(tr("What you tried, and what came of it"));
    m_notes->setTabChangesFocus(true);
    fillColours();
    layOut();
    constexpr int kRest = 800; // milliseconds
    m_timer->setSingleShot(true);
    m_timer->setInterval(kRest);
    connect(m_timer, &QTimer::timeout, this, &NotesPanel::commit);
    connect(m_notes, &QPlainTextEdit::textChanged, this, [this] {
        if (m_notes->document()->isModified())
            m_timer->start();
    });
    connect(m_tags, &QLineEdit::textEdited, m_timer, qOverload<>(&QTimer::start));
    connect(m_tags, &QLineEdit::editingFinished, this, &NotesPanel::commit);
    connect(m_pinned, &QCheckBox::toggled, this, &NotesPanel::change);
    connect(m_colour, &QComboBox::activated, this, &NotesPanel::change);
    connect(&Theme::instance(), &Theme::changed, this, &NotesPanel::fillColours);
    clear();
}

void NotesPanel::layOut()
{
    const auto label = [this](const QString &text, QWidget *buddy) {
        auto *out = new QLabel(text, this);
        out->setBuddy(buddy);
        return out;
    };
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(space::kNormal);
    form->setVerticalSpacing(space::kNormal);
    form->addRow(label(tr("&Colour"), m_colour), m_colour);
    form->addRow(label(tr("&Tags"), m_tags), m_tags);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::kNormal, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->addWidget(m_name);
    layout->addWidget(m_facts);
    layout->addWidget(m_message);
    layout->addWidget(m_pinned);
    layout->addLayout(form);
    layout->addWidget(label(tr("&Notes"), m_notes));
    layout->addWidget(m_notes, 1);
}

/// Anew in the theme's colours; what is chosen stays.
void NotesPanel::fillColours()
{
    const QSignalBlocker blocker(m_colour);
    const int chosen = std::max(m_colour->currentIndex(), 0);
    m_colour->clear();
    m_colour->addItem(swatchIcon(-1), tr("Automatic"), -1);
    const std::array<QString, 6> names = {tr("Blue"),   tr("Orange"),     tr("Green"),
                                          tr("Purple"), tr("Light blue"), tr("Red")};
    for (int i = 0; i < static_cast<int>(names.size()); ++i)
        m_colour->addItem(swatchIcon(i), names[static_cast<std::size_t>(i)], i);
    m_colour->setCurrentIndex(chosen);
}

void NotesPanel::show(const RunEntry &run)
{
    const bool isOther = run.id() != m_run;
    if (isOther)
        commit();
    m_run = run.id();
    m_marks = run.row.marks;
    setEnabled(true);
    m_name->setText(run.name());
    m_facts->setText(factsOf(run));
    m_message->setText(QString::fromStdString(run.row.message));
    m_message->setVisible(!run.row.message.empty());
    const QSignalBlocker pinned(m_pinned);
    m_pinned->setChecked(m_marks.pinned);
    m_colour->setCurrentIndex(std::max(m_colour->findData(m_marks.colour), 0));
    const QString notes = QString::fromStdString(m_marks.notes);
    if (isOther || !m_tags->isModified())
        m_tags->setText(lineOf(m_marks.tags));
    if ((isOther || !m_notes->document()->isModified()) && m_notes->toPlainText() != notes)
        m_notes->setPlainText(notes);
    if (isOther)
        m_notes->document()->setModified(false);
}

void NotesPanel::clear()
{
    commit();
    m_run.clear();
    m_marks = {};
    m_name->setText(tr("No run is chosen"));
    m_facts->clear();
    m_message->hide();
    m_tags->clear();
    m_notes->clear();
    m_notes->document()->setModified(false);
    setEnabled(false);
}

void NotesPanel::commit()
{
    m_timer->stop();
    if (!m_run.isEmpty() && (m_tags->isModified() || m_notes->document()->isModified()))
        change();
}

void NotesPanel::change()
{
    if (m_run.isEmpty())
        return;
    m_timer->stop();
    runs::RunMarks marks{tagsIn(m_tags->text()), m_notes->toPlainText().toStdString(), m_pinned->isChecked(),
                         m_colour->currentData().toInt()};
    m_tags->setModified(false);
    m_notes->document()->setModified(false);
    if (marks == m_marks)
        return;
    m_marks = marks;
    Q_EMIT marksChanged(m_run, marks);
}

QString NotesPanel::factsOf(const RunEntry &run)
{
    const runs::RunRow &row = run.row;
    QStringList facts = {statusText(row.status), tr("started %1").arg(dateTime(row.created)),
                         row.epochs == 1 ? tr("1 epoch") : tr("%1 epochs").arg(grouped(row.epochs)),
                         tr("%1 of training").arg(duration(row.seconds))};
    if (row.best)
        facts += tr("best %1 in epoch %2").arg(percent(row.best->validationAccuracy)).arg(row.best->epoch);
    if (!row.parent.empty())
        facts += tr("goes on from run %1").arg(QString::fromStdString(row.parent));
    return facts.join(QStringLiteral(" · "));
}

} // namespace headstart::ui
