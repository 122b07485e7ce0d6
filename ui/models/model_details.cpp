// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/model_details.h"

#include "ui/common/share_delegate.h"
#include "ui/common/table_look.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/models/code_view.h"
#include "ui/models/program_code.h"
#include "ui/models/speed_row.h"
#include "ui/models/try_it.h"
#include "ui/models/weights_choice.h"
#include "ui/workbench.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QScrollArea>
#include <QShortcut>
#include <QTabBar>
#include <QTableView>
#include <QTabWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace headstart::ui {

namespace {

QLabel *makeFact(QFormLayout &form, const QString &name)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAccessibleName(name);
    form.addRow(makeSecondary(name), label);
    return label;
}

/// A number that stays on one line.
QString unbroken(QString number)
{
    constexpr QChar kThinSpace(0x2009);
    constexpr QChar kNoBreakSpace(0x202f);
    return number.replace(kThinSpace, kNoBreakSpace);
}

QScrollArea *scrolled(QWidget *content, const QString &name)
{
    auto *area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setAccessibleName(name);
    return area;
}

} // namespace

ModelDetails::ModelDetails(Workbench &workbench, SpeedMeter &meter, QWidget *parent)
    : Card(parent), m_workbench(workbench), m_title(makeSection({}, this)), m_whatItIs(makeSecondary({}, this)),
      m_tabs(makeTabs(meter)), m_weights(new WeightsChoice(workbench, this)), m_use(nullptr),
      m_state(makeSecondary({}, this))
{
    m_title->setObjectName(QStringLiteral("modelTitle"));
    m_use = makeButton(tr("&Use this model"), tr("The next run starts from this model"), "accent", this);
    m_use->setObjectName(QStringLiteral("useModel"));
    m_state->setObjectName(QStringLiteral("modelState"));
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::kNormal);
    foot->addWidget(m_use, 0, Qt::AlignTop);
    foot->addWidget(m_state, 1);
    content()->addWidget(m_title);
    content()->addWidget(m_whatItIs);
    content()->addWidget(m_tabs, 1);
    content()->addWidget(m_weights);
    content()->addLayout(foot);
    connect(m_use, &QPushButton::clicked, this, &ModelDetails::useWanted);
    // The first thing to do in the window, and one of many later.
    const auto mark = [this, &workbench] { setRole(m_use, workbench.card() ? "" : "accent"); };
    connect(&workbench, &Workbench::configChanged, m_use, mark);
    mark();
    connect(m_weights, &WeightsChoice::changed, this, &ModelDetails::showSource);
    connect(&workbench, &Workbench::configChanged, this, &ModelDetails::showChosen);
}

/// Before what stands below it, so that Tab goes downwards.
QTabWidget *ModelDetails::makeTabs(SpeedMeter &meter)
{
    auto *tabs = new QTabWidget(this);
    tabs->setObjectName(QStringLiteral("modelTabs"));
    tabs->setDocumentMode(true);
    tabs->tabBar()->setAccessibleName(tr("What to show of this model"));
    m_code = new CodeView;
    m_tryIt = new TryIt(m_workbench);
    tabs->addTab(makeAbout(meter), tr("About"));
    tabs->addTab(makeStages(), tr("Stages"));
    tabs->addTab(m_code, tr("Code"));
    tabs->addTab(scrolled(m_tryIt, tr("Try it")), tr("Try it"));
    return tabs;
}

QWidget *ModelDetails::makeAbout(SpeedMeter &meter)
{
    auto *content = new QWidget;
    auto *form = new QFormLayout(content);
    form->setContentsMargins(0, space::kNormal, space::kNormal, 0);
    form->setHorizontalSpacing(space::kGroup);
    form->setVerticalSpacing(space::kNormal);
    m_input = makeFact(*form, tr("Input"));
    m_input->setObjectName(QStringLiteral("modelInput"));
    m_size = makeFact(*form, tr("Size"));
    m_size->setObjectName(QStringLiteral("modelSize"));
    m_speed = new SpeedRow(meter);
    form->addRow(makeSecondary(tr("Speed")), m_speed);
    m_labels = makeFact(*form, tr("Knows"));
    m_licence = makeFact(*form, tr("Licence"));
    m_licence->setObjectName(QStringLiteral("modelLicence"));
    m_trainedBy = makeFact(*form, tr("Trained by"));
    m_paper = makeButton({}, tr("Opens the paper in your browser"), "inline");
    m_paper->setObjectName(QStringLiteral("paper"));
    connect(m_paper, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl(QString::fromStdString(m_facts.card->paper))); });
    m_paperName = makeSecondary(tr("Paper"));
    form->addRow(m_paperName, m_paper);
    return scrolled(content, tr("About this model"));
}

QWidget *ModelDetails::makeStages()
{
    auto *page = new QWidget;
    auto *table = new QTableView(page);
    table->setObjectName(QStringLiteral("stages"));
    table->setAccessibleName(tr("Stages, from the input to the labels"));
    table->setModel(&m_stages);
    makeListLike(*table);
    table->setTextElideMode(Qt::ElideMiddle); // "encoder.layer.3": it is the end that tells them apart
    table->verticalHeader()->setDefaultSectionSize(type::kCaption + space::kGroup - space::kTight);
    table->setItemDelegateForColumn(StageModel::Work, new ShareDelegate(StageModel::kBarRole, table));
    m_stageSum = makeCaption({}, page);
    m_stageSum->setObjectName(QStringLiteral("stageSum"));
    m_stageSum->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QPushButton *copy = makeButton(tr("Copy"), tr("Copies the stages, to paste them into a table"), "", page);
    copy->setObjectName(QStringLiteral("copyStages"));
    connect(copy, &QPushButton::clicked, this, &ModelDetails::copyStages);
    auto *keys = new QShortcut(QKeySequence::Copy, table);
    keys->setContext(Qt::WidgetShortcut);
    connect(keys, &QShortcut::activated, this, &ModelDetails::copyStages);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, space::kNormal, 0, 0);
    layout->setSpacing(space::kTight);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::kNormal);
    head->addWidget(m_stageSum, 1);
    head->addWidget(copy, 0, Qt::AlignTop);
    layout->addLayout(head);
    layout->addWidget(table, 1);
    return page;
}

void ModelDetails::setModel(const ModelFacts &facts)
{
    m_facts = facts;
    const catalogue::ModelCard &card = *facts.card;
    m_title->setText(QString::fromStdString(card.title));
    m_whatItIs->setText(ModelWords::whatItIs(card));
    m_input->setText(ModelWords::input(card));
    m_size->setText(ModelWords::size(card));
    m_speed->setCard(card);
    m_labels->setText(ModelWords::labels(card));
    m_licence->setText(card.licence.empty() ? tr("Not said; see where it comes from")
                                            : QString::fromStdString(card.licence));
    m_trainedBy->setText(ModelWords::isOwnFolder(card)
                             ? tr("A model of yours, in %1").arg(QString::fromStdString(card.folder.string()))
                             : QString::fromStdString(card.source));
    const QUrl paper(QString::fromStdString(card.paper));
    m_paper->setText(paper.host() + paper.path());
    m_paper->setAccessibleName(tr("Paper: %1").arg(m_paper->text()));
    m_paper->setVisible(!card.paper.empty());
    m_paperName->setVisible(!card.paper.empty());
    setPrograms(card);
    setOutline({});
    m_tryIt->setReadsTexts(card.readsTexts);
    const training::ModelConfig &chosen = m_workbench.config().model;
    m_weights->setModel(facts, chosen.id == card.id ? chosen.weights : std::string());
    showSource();
    showChosen();
}

void ModelDetails::setPrograms(const catalogue::ModelCard &card)
{
    const bool isTimm = card.origin.library == "timm";
    QList<Program> programs = {
        {QStringLiteral("PyTorch (transformers)"), transformersCode(card)},
        {isTimm ? QStringLiteral("PyTorch (timm)") : QStringLiteral("PyTorch"), pytorchCode(card)},
        {QStringLiteral("Keras"), kerasCode(card)},
        {QStringLiteral("C++ (LibTorch)"), libtorchCode(card)}};
    programs.removeIf([](const Program &program) { return program.code.isEmpty(); });
    m_code->setPrograms(programs);
    m_tabs->setTabVisible(m_tabs->indexOf(m_code), !programs.isEmpty());
}

void ModelDetails::copyStages()
{
    QGuiApplication::clipboard()->setText(m_stages.plainText());
}

void ModelDetails::setOutline(const insight::Outline &outline)
{
    m_stageSum->setText(outline.stages.empty()
                            ? tr("The stages are being counted.")
                            : (outline.isText
                                   ? tr("%1 stages, %2 parameters, %3 multiply-adds. Outputs as tokens × numbers for a "
                                        "text of %4 tokens.")
                                   : tr("%1 stages, %2 parameters, %3 multiply-adds. Outputs as height × width × "
                                        "channels for a picture of %4 pixels."))
                                  .arg(QString::number(outline.stages.size()), unbroken(grouped(outline.parameters())),
                                       unbroken(grouped(outline.multiplyAdds())), QString::number(outline.inputSize)));
    m_stages.setStages(outline.stages);
}

void ModelDetails::setFound(const WeightsFound &found)
{
    m_weights->setFound(found);
    showSource();
}

void ModelDetails::tryPicture(const QString &path)
{
    m_tabs->setCurrentIndex(m_tabs->count() - 1);
    if (m_facts.card->readsTexts)
        say(tr("This model reads texts: it cannot look at a picture."));
    else
        m_tryIt->setPicture(path);
}

void ModelDetails::say(const QString &text)
{
    setRole(m_state, "error");
    m_state->setText(text);
}

/// What the choice of weights comes to: for 'Try it', and for what stands beside the button.
void ModelDetails::showSource()
{
    const QString problem = m_weights->problem();
    m_tryIt->setSource(m_weights->source(), problem.isEmpty() ? whyNotToTry() : problem);
    showChosen();
}

/// Of weights that can be used.
QString ModelDetails::whyNotToTry() const
{
    const bool isRandom = m_weights->value() == "random";
    if (!m_facts.card || !m_facts.card->readsTexts)
        return tr("Random weights know nothing yet: choose others to try a picture.");
    return isRandom ? tr("Random weights know nothing yet: choose others to try a text.")
                    : tr("These weights know a language and no labels yet. Train the model on texts of your own first; "
                         "then try it here from that run.");
}

void ModelDetails::showChosen()
{
    const bool isChosen = m_facts.card && m_workbench.config().model.id == m_facts.card->id;
    setRole(m_state, isChosen ? "good" : "secondary");
    m_state->setText(isChosen ? tr("✓ The model of the next run") : QString());
}

} // namespace headstart::ui
