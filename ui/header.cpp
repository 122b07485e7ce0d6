// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/header.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/workbench.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>

namespace headstart::ui {

namespace {

/// What a person calls their data: the folder, or the table's.
QString nameOf(const data::DataSource &source)
{
    const QFileInfo path(QString::fromStdString(source.path));
    if (source.kind == "folder" || path.isDir())
        return path.fileName().isEmpty() ? path.dir().dirName() : path.fileName();
    return path.fileName();
}

} // namespace

Header::Header(Workbench &workbench, QWidget *parent)
    : QFrame(parent), m_workbench(workbench), m_layout(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("header"));
    m_layout->setContentsMargins(space::kGroup, space::kNormal, space::kGroup, space::kNormal);
    m_layout->setSpacing(space::kTight);
    m_model = addPart("headerModel", tr("The model that the run starts from"));
    m_data = addPart("headerData", tr("The pictures or texts that it learns from"));
    m_cut = addPart("headerCut", tr("Where training begins: all before it is kept"));
    m_state = addPart("headerState", tr("Whether the run can start"));
    m_layout->addStretch();
    m_train = makeButton(tr("&Train"), tr("Starts the run that this line describes"), "accent", this);
    m_train->setObjectName(QStringLiteral("headerTrain"));
    m_layout->addWidget(m_train);

    connect(m_model, &QPushButton::clicked, this, [this] { m_workbench.goTo(PageId::Models); });
    connect(m_data, &QPushButton::clicked, this, [this] { m_workbench.goTo(PageId::Data); });
    connect(m_cut, &QPushButton::clicked, this, [this] { m_workbench.goTo(PageId::Layers); });
    connect(m_state, &QPushButton::clicked, this, [this] {
        const auto missing = m_workbench.missing();
        m_workbench.goTo(missing.empty() ? PageId::Train : missing.front().page);
    });
    connect(m_train, &QPushButton::clicked, this, &Header::train);
    for (const auto signal : {&Workbench::configChanged, &Workbench::dataChanged})
        connect(&m_workbench, signal, this, &Header::refresh);
    connect(&m_workbench, &Workbench::openingChanged, this, &Header::refresh);
    connect(&m_workbench, &Workbench::modelFailed, this, &Header::refresh);
    const training::Session &session = m_workbench.session();
    connect(&session, &training::Session::started, this, &Header::refresh);
    connect(&session, &training::Session::finished, this, &Header::refresh);
    connect(&session, &training::Session::stopped, this, &Header::refresh);
    connect(&session, &training::Session::failed, this, &Header::refresh);
    refresh();
}

void Header::train()
{
    if (m_workbench.session().isRunning()) {
        m_workbench.goTo(PageId::Train);
        return;
    }
    const auto missing = m_workbench.missing();
    if (missing.empty())
        m_workbench.start();
    else
        m_workbench.goTo(missing.front().page);
    refresh();
}

QPushButton *Header::addPart(const char *objectName, const QString &description)
{
    if (m_layout->count() > 0)
        m_layout->addWidget(makeSecondary(QStringLiteral("▸"), this));
    QPushButton *part = makeButton({}, description, "link", this);
    part->setObjectName(QString::fromLatin1(objectName));
    m_layout->addWidget(part);
    return part;
}

void Header::refresh()
{
    const auto set = [](QPushButton *part, const QString &text) {
        part->setText(text);
        part->setAccessibleName(text);
    };
    const catalogue::ModelCard *card = m_workbench.card();
    set(m_model, card ? QString::fromStdString(card->title) : tr("choose a model"));
    set(m_data, dataText());
    set(m_cut, tr("retrain from %1").arg(QString::fromStdString(m_workbench.config().freeze.cut)));
    const auto missing = m_workbench.missing();
    const bool runs = m_workbench.session().isRunning();
    set(m_state, runs ? tr("training") : missing.empty() ? tr("ready") : tr("missing: %1").arg(missing.front().what));
    m_train->setEnabled(!runs);
    setRole(m_train, missing.empty() ? "accent" : ""); // until then the page in sight says what to do first
}

QString Header::dataText() const
{
    if (m_workbench.isOpening())
        return tr("looking at the data ...");
    const auto &dataset = m_workbench.dataset();
    if (!dataset)
        return tr("choose data");
    const QString text = dataset->isText() ? tr("%1 (%2 texts, %3 classes)") : tr("%1 (%2 pictures, %3 classes)");
    return text.arg(nameOf(dataset->source()), grouped(static_cast<qint64>(dataset->samples().size())))
        .arg(dataset->classes().size());
}

} // namespace headstart::ui
