// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/try_it.h"

#include "ui/common/file_dialogs.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/predict/guess_bars.h"
#include "ui/workbench.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace headstart::ui {

namespace {

constexpr int kGuesses = 5;
constexpr int kSide = 4 * space::kPage; ///< of the picture

} // namespace

/// The judge goes on to the next picture or text.
struct TryIt::Tried {
    std::shared_ptr<const Judge> judge;
    QImage seen; ///< none of a text
    std::vector<insight::Guess> guesses;
};

TryIt::TryIt(Workbench &workbench, QWidget *parent)
    : QWidget(parent), m_workbench(workbench),
      m_choose(makeButton(tr("Choose a picture..."), tr("Any picture of yours; it stays on this computer"), "", this)),
      m_text(new QLineEdit(this)), m_hint(makeSecondary(QString(), this)), m_seen(new QLabel(this)),
      m_bars(new GuessBars(kGuesses, this)), m_notice(new Notice(this))
{
    m_choose->setObjectName(QStringLiteral("tryPicture"));
    m_text->setObjectName(QStringLiteral("tryText"));
    m_text->setPlaceholderText(tr("Type a text"));
    m_text->setAccessibleName(tr("Text that the model is tried with"));
    m_text->hide();
    m_hint->setObjectName(QStringLiteral("tryHint"));
    m_seen->setObjectName(QStringLiteral("trySeen"));
    m_seen->setFixedSize(kSide, kSide);
    m_seen->setToolTip(tr("The picture as the model sees it"));
    m_seen->setAccessibleName(m_seen->toolTip());
    m_bars->setObjectName(QStringLiteral("tryBars"));
    m_notice->setObjectName(QStringLiteral("tryNotice"));
    auto *beside = new QVBoxLayout;
    beside->setSpacing(space::kNormal);
    beside->addWidget(m_choose, 0, Qt::AlignLeft);
    beside->addWidget(m_text);
    beside->addWidget(m_hint);
    beside->addStretch();
    auto *head = new QHBoxLayout;
    head->setSpacing(space::kGroup);
    head->addWidget(m_seen, 0, Qt::AlignTop);
    head->addLayout(beside, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::kNormal, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->addLayout(head);
    layout->addWidget(m_notice);
    layout->addWidget(m_bars); // below, where the names have room
    layout->addStretch();
    constexpr int kRest = 150; // milliseconds
    m_soon.setSingleShot(true);
    m_soon.setInterval(kRest);
    connect(m_choose, &QPushButton::clicked, this, &TryIt::choosePicture);
    connect(&m_soon, &QTimer::timeout, this, &TryIt::tryNow);
    connect(m_text, &QLineEdit::textChanged, this, [this] {
        m_isStale = true;
        m_trying.stop();
        if (!hasSubject())
            forget();
        m_soon.start();
    });
    forget();
}

void TryIt::setReadsTexts(bool readsTexts)
{
    if (readsTexts == m_readsTexts)
        return;
    m_readsTexts = readsTexts;
    m_isStale = true;
    m_trying.stop();
    forget();
}

void TryIt::setSource(const ClassifierSource &source, const QString &why)
{
    m_why = why;
    if (!(source == m_source)) {
        m_source = source;
        m_judge.reset();
        m_isStale = true;
        m_trying.stop();
    }
    if (m_isStale || m_source.isNone())
        forget();
    if (isVisible())
        tryNow();
}

void TryIt::setPicture(const QString &path)
{
    m_picture = path;
    m_isStale = true;
    forget();
    tryNow();
}

void TryIt::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tryNow();
}

void TryIt::choosePicture()
{
    QFileDialog *dialog = makeOpenDialog(this, tr("Choose a picture"), "tryDialog", QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &TryIt::setPicture);
    dialog->open();
}

bool TryIt::hasSubject() const
{
    return m_readsTexts ? !m_text->text().trimmed().isEmpty() : !m_picture.isEmpty();
}

QString TryIt::subjectName() const
{
    return m_readsTexts ? QString() : QFileInfo(m_picture).fileName();
}

/// What to do first.
QString TryIt::hint() const
{
    if (m_source.isNone())
        return m_why;
    if (hasSubject())
        return {};
    return m_readsTexts ? tr("Type a text, and see what this model takes it for.")
                        : tr("Drop a picture here, or choose one, and see what this model takes it for.");
}

/// Nothing is shown of an earlier picture, text or model.
void TryIt::forget()
{
    m_notice->clear();
    m_bars->setGuesses({});
    m_bars->hide();
    m_seen->hide();
    m_choose->setVisible(!m_readsTexts);
    m_choose->setEnabled(!m_source.isNone());
    m_text->setVisible(m_readsTexts);
    m_text->setEnabled(!m_source.isNone());
    m_hint->setText(hint());
    m_hint->setVisible(!m_hint->text().isEmpty());
}

void TryIt::tryNow()
{
    if (!m_isStale || !hasSubject() || m_source.isNone())
        return;
    m_isStale = false;
    if (!m_readsTexts) {
        m_hint->setText(tr("The model looks at %1.").arg(subjectName()));
        m_hint->show();
    }
    m_trying.run(
        [judge = m_judge, source = m_source, library = m_workbench.library(), store = &m_workbench.store(),
         path = m_picture.toStdString(), text = m_text->text().toStdString(),
         readsTexts = m_readsTexts](const StopToken &) -> Result<Tried> {
            auto loaded = judge ? Result<std::shared_ptr<const Judge>>(judge) : Judge::load(source, library, *store);
            if (!loaded)
                return loaded.error();
            if (readsTexts) {
                auto judged = (*loaded)->judge(data::TextSample{text, {}}, kGuesses);
                return judged ? Tried{*loaded, {}, std::move(judged->guesses)} : Result<Tried>(judged.error());
            }
            auto judged = (*loaded)->judge(path, kGuesses);
            return judged ? Tried{*loaded, judged->views.seen, std::move(judged->guesses)}
                          : Result<Tried>(judged.error());
        },
        [this](const Result<Tried> &tried) { showTried(tried); });
}

void TryIt::showTried(const Result<Tried> &tried)
{
    if (!tried) {
        m_hint->hide();
        m_bars->hide();
        m_notice->show(Notice::Kind::Error, words(tried.error()));
        return;
    }
    m_judge = tried->judge;
    m_notice->clear();
    m_hint->setText(subjectName());
    m_hint->setVisible(!m_hint->text().isEmpty());
    if (!tried->seen.isNull()) {
        const QSize size = QSize(kSide, kSide) * devicePixelRatioF();
        QPixmap pixmap = QPixmap::fromImage(tried->seen.scaled(size, Qt::KeepAspectRatio, Qt::SmoothTransformation));
        pixmap.setDevicePixelRatio(devicePixelRatioF());
        m_seen->setPixmap(pixmap);
        m_seen->show();
    }
    m_bars->setGuesses(tried->guesses);
    m_bars->show();
}

} // namespace headstart::ui
