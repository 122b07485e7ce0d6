// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/weights_choice.h"

#include "ui/common/file_dialogs.h"
#include "ui/common/plain_tip.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/models/fetch_words.h"
#include "ui/models/fetches.h"
#include "ui/workbench.h"

#include <QComboBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QVBoxLayout>

namespace headstart::ui {

namespace {

const std::string kRunPrefix = "run:";

/// Its beginning and its end: what is between tells files apart least.
QString shortened(const QString &name)
{
    constexpr qsizetype kLongest = 30;
    constexpr qsizetype kHalf = kLongest / 2 - 1;
    return name.size() <= kLongest ? name : name.first(kHalf) + QStringLiteral("…") + name.last(kHalf);
}

} // namespace

WeightsChoice::WeightsChoice(Workbench &workbench, QWidget *parent)
    : QWidget(parent), m_workbench(workbench), m_kind(new QComboBox(this)), m_fileRow(new QWidget(this)),
      m_fileName(makeSecondary({}, m_fileRow)), m_fileFacts(makeCaption({}, m_fileRow)), m_run(new QComboBox(this)),
      m_notice(new Notice(this)), m_fetchRow(makeFetchRow()), m_others(makeCaption({}, this))
{
    m_kind->setObjectName(QStringLiteral("weights"));
    m_kind->setAccessibleName(tr("Weights that the run starts from"));
    m_kind->addItem(tr("Pre-trained"), Pretrained);
    m_kind->addItem(tr("From a file"), File);
    m_kind->addItem(tr("From a finished run"), Run);
    m_kind->addItem(tr("Random: from nothing"), Random);
    auto *label = new QLabel(tr("&Weights"), this);
    label->setBuddy(m_kind);
    m_run->setObjectName(QStringLiteral("weightsRun"));
    m_run->setAccessibleName(tr("Run whose weights are taken"));
    m_run->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_fileName->setObjectName(QStringLiteral("weightsFile"));
    fillFileRow();
    m_notice->setObjectName(QStringLiteral("weightsNotice"));

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->setColumnStretch(1, 1);
    layout->addWidget(label, 0, 0);
    layout->addWidget(m_kind, 0, 1);
    layout->addWidget(m_fileRow, 1, 0, 1, 2);
    layout->addWidget(m_run, 2, 0, 1, 2);
    layout->addWidget(m_notice, 3, 0, 1, 2);
    layout->addWidget(m_fetchRow, 4, 0, 1, 2);
    layout->addWidget(m_others, 5, 0, 1, 2);
    m_others->setObjectName(QStringLiteral("otherFetches"));
    m_others->hide();
    connect(m_kind, &QComboBox::activated, this, &WeightsChoice::tell);
    connect(m_run, &QComboBox::activated, this, &WeightsChoice::tell);
    connect(m_notice, &Notice::actionWanted, this, &WeightsChoice::act);
    connect(&workbench.fetches(), &Fetches::changed, this, &WeightsChoice::refresh);
}

void WeightsChoice::fillFileRow()
{
    QPushButton *file =
        makeButton(tr("Choose file..."), tr("Weights from anywhere: what they are is found out"), "", m_fileRow);
    file->setObjectName(QStringLiteral("chooseWeights"));
    connect(file, &QPushButton::clicked, this, &WeightsChoice::chooseFile);
    QPushButton *folder = makeButton(
        tr("Choose folder..."), tr("A model of texts as Hugging Face lays it out: config.json, weights and tokenizer"),
        "", m_fileRow);
    folder->setObjectName(QStringLiteral("chooseModelFolder"));
    connect(folder, &QPushButton::clicked, this, &WeightsChoice::chooseFolder);
    m_fileFacts->setObjectName(QStringLiteral("weightsFileFacts"));
    m_fileFacts->setWordWrap(true);
    auto *layout = new QGridLayout(m_fileRow);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->setColumnStretch(2, 1);
    layout->addWidget(file, 0, 0);
    layout->addWidget(folder, 0, 1);
    layout->addWidget(m_fileName, 1, 0, 1, 3);
    layout->addWidget(m_fileFacts, 2, 0, 1, 3);
}

QWidget *WeightsChoice::makeFetchRow()
{
    auto *row = new QWidget(this);
    m_fetchText = makeSecondary({}, row);
    m_fetchText->setObjectName(QStringLiteral("fetchText"));
    m_fetchBar = new QProgressBar(row);
    m_fetchBar->setTextVisible(false);
    m_fetchBar->setAccessibleName(tr("Progress of fetching"));
    m_pause = makeButton(tr("Pause"), tr("Stops fetching; what has come is kept, and goes on later"), "", row);
    m_pause->setObjectName(QStringLiteral("pauseFetch"));
    connect(m_pause, &QPushButton::clicked, this, &WeightsChoice::pauseOrGoOn);
    QPushButton *cancel = makeButton(tr("Cancel"), tr("Stops fetching; nothing of it is kept"), "", row);
    cancel->setObjectName(QStringLiteral("cancelFetch"));
    connect(cancel, &QPushButton::clicked, this, [this] { m_workbench.fetches().cancel(m_facts.card->id); });
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::kNormal);
    buttons->addWidget(m_fetchBar, 1);
    buttons->addWidget(m_pause);
    buttons->addWidget(cancel);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kTight);
    layout->addWidget(m_fetchText);
    layout->addLayout(buttons);
    row->hide();
    return row;
}

bool WeightsChoice::canFetch() const
{
    return kind() == Pretrained && m_facts.card && !m_facts.card->weights.address.empty()
           && (m_facts.weights.state == WeightsFound::State::Missing
               || m_facts.weights.state == WeightsFound::State::Wrong);
}

/// What the notice's button offers.
void WeightsChoice::act()
{
    if (canFetch())
        m_workbench.fetches().start(*m_facts.card);
    else
        Q_EMIT lookWanted();
}

/// What an earlier program left of these weights is shown as paused.
void WeightsChoice::lookForPart()
{
    if (!canFetch() || fetchState())
        return;
    using Left = std::optional<catalogue::FetchProgress>;
    m_lookingForPart.run([library = m_workbench.library(), card = *m_facts.card](
                             const StopToken &) -> Result<Left> { return catalogue::pausedFetch(library, card); },
                         [this, card = *m_facts.card](const Result<Left> &left) {
                             if (left && *left)
                                 m_workbench.fetches().setLeft(card, **left);
                         });
}

const FetchState *WeightsChoice::fetchState() const
{
    return m_facts.card ? m_workbench.fetches().state(m_facts.card->id) : nullptr;
}

void WeightsChoice::pauseOrGoOn()
{
    const FetchState *state = fetchState();
    if (state && state->isRunning())
        m_workbench.fetches().pause(m_facts.card->id);
    else
        m_workbench.fetches().start(*m_facts.card);
}

/// Whether the shown model's weights are on their way.
bool WeightsChoice::showFetch()
{
    const FetchState *state = fetchState();
    const bool isShown = state && kind() == Pretrained && state->kind != FetchState::Kind::Failed;
    m_fetchRow->setVisible(isShown);
    if (!isShown)
        return false;
    constexpr int kWhole = 1000;
    const bool isMoving = state->isRunning() && state->progress.all == 0; // nobody knows how far it is
    m_fetchBar->setRange(0, isMoving ? 0 : kWhole);
    m_fetchBar->setValue(static_cast<int>(kWhole * state->fraction()));
    m_fetchText->setText(FetchWords::howFar(QString::fromStdString(m_facts.card->title), *state));
    m_pause->setText(state->isRunning() ? tr("Pause") : tr("Go on"));
    m_pause->setAccessibleName(m_pause->text());
    return true;
}

void WeightsChoice::showOthers()
{
    QStringList names;
    for (const std::string &id : m_workbench.fetches().running()) {
        const catalogue::ModelCard *card = catalogue::findCard(id);
        if (!card || (m_facts.card && id == m_facts.card->id && kind() == Pretrained))
            continue;
        names += tr("%1 (%2)").arg(QString::fromStdString(card->title),
                                   percent(m_workbench.fetches().state(id)->fraction()));
    }
    m_others->setVisible(!names.isEmpty());
    m_others->setText(tr("Being fetched besides: %1").arg(names.join(QStringLiteral(", "))));
}

WeightsChoice::Kind WeightsChoice::kind() const
{
    return static_cast<Kind>(m_kind->currentData().toInt());
}

void WeightsChoice::choose(Kind kind)
{
    m_kind->setCurrentIndex(m_kind->findData(kind));
}

void WeightsChoice::setModel(const ModelFacts &facts, const std::string &weights)
{
    m_facts = facts;
    forgetFile();
    m_wantedRun.clear();
    if (weights.starts_with(kRunPrefix)) {
        choose(Run);
        m_wantedRun = weights.substr(kRunPrefix.size());
    } else if (weights.empty() || weights == "pretrained") {
        choose(Pretrained);
    } else if (weights == "random") {
        choose(Random);
    } else {
        choose(File);
        m_file = QString::fromStdString(weights);
        checkFile();
    }
    fillRuns();
    lookForPart();
    refresh();
}

void WeightsChoice::setFound(const WeightsFound &found)
{
    m_facts.weights = found;
    lookForPart();
    refresh();
}

void WeightsChoice::setRuns(const std::vector<RunChoice> &runs)
{
    if (m_wantedRun.empty() && m_run->currentIndex() >= 0)
        m_wantedRun = m_run->currentData().toString().toStdString();
    m_runs = runs;
    fillRuns();
    refresh();
}

/// Those of the same architecture: only their weights fit.
void WeightsChoice::fillRuns()
{
    m_run->clear();
    for (const RunChoice &run : m_runs) {
        const catalogue::ModelCard *trained = catalogue::findCard(run.model);
        if (m_facts.card && trained && trained->network == m_facts.card->network)
            m_run->addItem(runWords(run.row), QString::fromStdString(run.row.id));
    }
    const int wanted = m_run->findData(QString::fromStdString(m_wantedRun));
    if (wanted < 0)
        return;
    m_run->setCurrentIndex(wanted);
    m_wantedRun.clear();
}

void WeightsChoice::chooseFile()
{
    QFileDialog *dialog =
        makeOpenDialog(this, tr("Choose weights"), "weightsDialog", QFileDialog::ExistingFile,
                       {tr("Weights (%1)").arg(QStringLiteral("*.safetensors *.pth *.pt *.bin *.h5 *.hdf5 *.keras")),
                        tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &WeightsChoice::fileWanted);
    dialog->open();
}

void WeightsChoice::chooseFolder()
{
    QFileDialog *dialog =
        makeOpenDialog(this, tr("Choose the folder of a model"), "modelFolderDialog", QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &WeightsChoice::fileWanted);
    dialog->open();
}

void WeightsChoice::beginFile(const QString &path)
{
    forgetFile();
    choose(File);
    m_file = path;
    tell();
}

void WeightsChoice::setFile(const QString &path, const Result<insight::RecognisedFile> &known)
{
    forgetFile();
    choose(File);
    m_file = path;
    if (known) {
        m_fileWords = ModelWords::recognised(*known);
        checkFile();
    } else {
        m_fileError = known.error();
    }
    tell();
}

void WeightsChoice::forgetFile()
{
    m_checking.stop();
    m_file.clear();
    m_fileError.reset();
    m_fileWords.clear();
    m_isFileGood = false;
    m_hasFileHead = false;
}

/// As training will read it: whether it is of this network is known before anybody waits for a run.
void WeightsChoice::checkFile()
{
    m_checking.run([card = *m_facts.card,
                    file = m_file.toStdString()](const StopToken &) { return insight::checkWeights(card, file); },
                   [this](const Result<bool> &hasHead) {
                       m_isFileGood = hasHead.has_value();
                       m_hasFileHead = hasHead && *hasHead;
                       if (!hasHead)
                           m_fileError = hasHead.error();
                       tell();
                   });
}

std::optional<std::string> WeightsChoice::value() const
{
    if (!problem().isEmpty())
        return std::nullopt;
    switch (kind()) {
    case Pretrained:
        return "pretrained";
    case Random:
        return "random";
    case File:
        return m_file.toStdString();
    case Run:
        return kRunPrefix + m_run->currentData().toString().toStdString();
    }
    return std::nullopt;
}

QString WeightsChoice::problem() const
{
    if (!m_facts.card)
        return tr("Choose a model.");
    switch (kind()) {
    case Pretrained:
        return ModelWords::weightsProblem(m_workbench.library(), *m_facts.card, m_facts.weights);
    case Random:
        return {};
    case File:
        return m_fileError        ? words(*m_fileError)
               : m_file.isEmpty() ? tr("Choose the file.")
               : m_isFileGood     ? QString()
                                  : tr("The file is being read.");
    case Run:
        return m_run->count() == 0 ? tr("No finished run has trained this model yet.") : QString();
    }
    return {};
}

ClassifierSource WeightsChoice::source() const
{
    if (!value())
        return {};
    switch (kind()) {
    case Pretrained:
        return m_facts.card->tellsClasses() ? ClassifierSource{m_facts.card->id, {}, {}} : ClassifierSource();
    case File:
        return m_hasFileHead ? ClassifierSource{m_facts.card->id, m_file.toStdString(), {}} : ClassifierSource();
    case Run:
        for (const RunChoice &run : m_runs)
            if (run.row.id == m_run->currentData().toString().toStdString())
                return {{}, {}, run.row};
        return {};
    case Random:
        return {};
    }
    return {};
}

void WeightsChoice::refresh()
{
    showOthers();
    if (showFetch()) {
        m_fileRow->hide();
        m_run->hide();
        m_notice->clear();
        return;
    }
    m_fileRow->setVisible(kind() == File);
    m_fileName->setText(shortened(QFileInfo(m_file).fileName()));
    m_fileName->setToolTip(m_file.isEmpty() ? QString() : plainTip(m_file));
    m_fileFacts->setText(m_fileWords);
    m_fileFacts->setVisible(!m_fileWords.isEmpty());
    m_run->setVisible(kind() == Run && m_run->count() > 0);
    const QString text = problem();
    const bool isUnderWay = (kind() == File && !m_fileError && !m_isFileGood)
                            || (kind() == Pretrained && m_facts.weights.state == WeightsFound::State::Unknown);
    if (text.isEmpty() || isUnderWay)
        m_notice->clear();
    else if (kind() == Pretrained && fetchState()) // which has failed
        m_notice->show(Notice::Kind::Error, words(*fetchState()->error), tr("Try again"));
    else if (canFetch())
        m_notice->show(Notice::Kind::Warning, text, tr("Get"));
    else if (kind() == Pretrained)
        m_notice->show(Notice::Kind::Warning, text,
                       m_facts.weights.state == WeightsFound::State::Unlisted ? QString() : tr("Look again"));
    else
        m_notice->show(kind() == File ? Notice::Kind::Error : Notice::Kind::Warning, text);
}

void WeightsChoice::tell()
{
    refresh();
    Q_EMIT changed();
}

} // namespace headstart::ui
