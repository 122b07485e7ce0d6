// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/try_it.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/predict/guess_bars.h"
#include "ui/workbench.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace headstart::ui {

namespace {

constexpr int kGuesses = 5;
constexpr int kSide = 4 * space::kPage; ///< of the picture

/// The judge goes on to the next picture.
struct Tried {
    std::shared_ptr<const Judge> judge;
    JudgedPicture picture;
};

} // namespace

TryIt::TryIt(Workbench &workbench, QWidget *parent)
    : QWidget(parent), m_workbench(workbench),
      m_choose(makeButton(tr("Choose a picture..."), tr("Any picture of yours; it stays on this computer"), "", this)),
      m_hint(makeSecondary(QString(), this)), m_seen(new QLabel(this)), m_bars(new GuessBars(kGuesses, this)),
      m_notice(new Notice(this))
{
    m_choose->setObjectName(QStringLiteral("tryPicture"));
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
    connect(m_choose, &QPushButton::clicked, this, &TryIt::choosePicture);
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
    auto *dialog = new QFileDialog(this, tr("Choose a picture"));
    dialog->setObjectName(QStringLiteral("tryDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &TryIt::setPicture);
    dialog->open();
}

/// Nothing is shown of an earlier picture or model.
void TryIt::forget()
{
    m_notice->clear();
    m_bars->setGuesses({});
    m_bars->hide();
    m_seen->hide();
    m_choose->setEnabled(!m_source.isNone());
    m_hint->setText(m_source.isNone() ? m_why
                    : m_picture.isEmpty()
                        ? tr("Drop a picture here, or choose one, and see what this model takes it for.")
                        : QString());
    m_hint->setVisible(!m_hint->text().isEmpty());
}

void TryIt::tryNow()
{
    if (!m_isStale || m_picture.isEmpty() || m_source.isNone())
        return;
    m_isStale = false;
    m_hint->setText(tr("The model looks at %1.").arg(QFileInfo(m_picture).fileName()));
    m_hint->show();
    m_trying.run(
        [judge = m_judge, source = m_source, library = m_workbench.library(), store = &m_workbench.store(),
         path = m_picture.toStdString()](const StopToken &) -> Result<Tried> {
            auto loaded = judge ? Result<std::shared_ptr<const Judge>>(judge) : Judge::load(source, library, *store);
            if (!loaded)
                return loaded.error();
            auto judged = (*loaded)->judge(path, kGuesses);
            return judged ? Tried{*loaded, std::move(*judged)} : Result<Tried>(judged.error());
        },
        [this](const Result<Tried> &tried) {
            if (tried)
                m_judge = tried->judge;
            showJudged(tried ? Result<JudgedPicture>(tried->picture) : Result<JudgedPicture>(tried.error()));
        });
}

void TryIt::showJudged(const Result<JudgedPicture> &judged)
{
    if (!judged) {
        m_hint->hide();
        m_notice->show(Notice::Kind::Error, words(judged.error()));
        return;
    }
    m_hint->setText(QFileInfo(m_picture).fileName());
    const QSize size = QSize(kSide, kSide) * devicePixelRatioF();
    QPixmap pixmap = QPixmap::fromImage(judged->views.seen.scaled(size, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    m_seen->setPixmap(pixmap);
    m_seen->show();
    m_bars->setGuesses(judged->guesses);
    m_bars->show();
}

} // namespace headstart::ui
