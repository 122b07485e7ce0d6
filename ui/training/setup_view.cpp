// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/setup_view.h"

#include "core/training/config_keys.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/training/cost_card.h"
#include "ui/training/rate_dialog.h"
#include "ui/training/recipe.h"
#include "ui/training/recipe_card.h"
#include "ui/training/setting_names.h"
#include "ui/training/settings_form.h"
#include "ui/workbench.h"

#include <QGridLayout>
#include <QScrollArea>

#include <algorithm>

namespace headstart::ui {

namespace {

const std::vector<std::string> &fewPaths()
{
    static const std::vector<std::string> kPaths = {"training.epochs", "training.batch", "optimiser.rate",
                                                    "training.seed"};
    return kPaths;
}

const training::ConfigKey &keyOf(const std::string &path)
{
    const auto keys = training::configKeys();
    return *std::find_if(keys.begin(), keys.end(), [&](const auto &key) { return key.path == path; });
}

} // namespace

SetupView::SetupView(Workbench &workbench, QWidget *parent)
    : QWidget(parent), m_workbench(workbench), m_failure(new Notice(this)), m_offer(new Notice(this)),
      m_cardGrid(new QGridLayout),
      m_more(makeButton({}, tr("Every setting of a run, with what it means"), "link", this)),
      m_moreSpace(new QVBoxLayout),
      m_findRate(makeButton(tr("Find a learning rate..."),
                            tr("Tries a hundred rates and shows where the loss falls best"), "link", this)),
      m_askCost(
          makeButton(tr("Time and memory..."), tr("Measures what the run will take, before it begins"), "link", this)),
      m_cost(new CostCard(workbench, this)), m_readiness(makeSecondary({}, this)),
      m_train(makeButton(tr("Train"), tr("Starts the run with these settings"), "", this))
{
    m_failure->setObjectName(QStringLiteral("startFailure"));
    m_offer->setObjectName(QStringLiteral("resumeOffer"));
    m_more->setObjectName(QStringLiteral("moreSettings"));
    m_more->setCheckable(true);
    m_findRate->setObjectName(QStringLiteral("findRate"));
    m_askCost->setObjectName(QStringLiteral("askCost"));
    m_cost->hide();
    m_readiness->setObjectName(QStringLiteral("readiness"));
    m_train->setObjectName(QStringLiteral("train"));
    layOut();
    showMore(false);
    connect(m_more, &QPushButton::toggled, this, &SetupView::showMore);
    connect(m_train, &QPushButton::clicked, this, &SetupView::train);
    connect(m_findRate, &QPushButton::clicked, this, [this] { (new RateDialog(m_workbench, this))->open(); });
    connect(m_askCost, &QPushButton::clicked, this, [this] {
        m_cost->show();
        m_cost->measure();
    });
    connect(m_offer, &Notice::actionWanted, this, [this] {
        if (m_openEnd)
            Q_EMIT resumeWanted(QString::fromStdString(m_openEnd->id));
    });
    for (const auto signal : {&Workbench::configChanged, &Workbench::outlineChanged, &Workbench::dataChanged})
        connect(&workbench, signal, this, &SetupView::refresh);
    connect(&workbench, &Workbench::openingChanged, this, &SetupView::refresh);
    refresh();
}

void SetupView::layOut()
{
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(space::kGroup);
    page->addWidget(makeTitle(tr("Train"), this));
    page->addWidget(m_failure);
    page->addWidget(m_offer);

    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(scroll);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, space::kNormal, 0);
    column->setSpacing(space::kGroup);
    m_cardGrid->setSpacing(space::kNormal);
    column->addLayout(m_cardGrid);
    column->addWidget(makeFewSettings());
    auto *links = new QHBoxLayout;
    links->setSpacing(space::kGroup);
    links->addWidget(m_more);
    links->addWidget(m_findRate);
    links->addWidget(m_askCost);
    links->addStretch();
    column->addLayout(links);
    column->addWidget(m_cost);
    column->addLayout(m_moreSpace);
    column->addStretch();
    scroll->setWidget(content);
    connect(
        m_cost, &CostCard::measured, scroll, [this, scroll] { scroll->ensureWidgetVisible(m_cost); },
        Qt::QueuedConnection); // once it has its size
    page->addWidget(scroll, 1);
    page->addWidget(makeFoot());
}

QWidget *SetupView::makeFewSettings()
{
    auto *card = new Card(this);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kGroup);
    for (const std::string &path : fewPaths()) {
        auto *field = new SettingField(keyOf(path), SettingField::Shape::Stack, card);
        connect(field, &SettingField::edited, this, [this, field](const QString &value) { take(field, value); });
        m_few.append(field);
        row->addWidget(field, 1);
    }
    card->content()->addLayout(row);
    return card;
}

QWidget *SetupView::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kGroup);
    row->addWidget(m_readiness, 1);
    row->addWidget(m_train);
    return foot;
}

void SetupView::refresh()
{
    refreshRecipes();
    for (SettingField *field : m_few)
        field->display(m_workbench.config());
    if (m_form) {
        m_form->display(m_workbench.config());
        QStringList stages;
        if (m_workbench.outline())
            for (const insight::StageOutline &stage : m_workbench.outline()->stages)
                stages += QString::fromStdString(stage.name);
        m_form->setStages(stages);
        m_form->setReadsTexts(m_workbench.outline() ? m_workbench.outline()->isText
                                                    : m_workbench.dataset() && m_workbench.dataset()->isText());
    }
    refreshReadiness();
}

void SetupView::refreshRecipes()
{
    const training::RunConfig &config = m_workbench.config();
    const QList<Recipe> recipes = recipesFor(config.model.id, m_workbench.outline(), m_workbench.dataset());
    constexpr int kColumns = 3;
    while (m_cards.size() > recipes.size())
        delete m_cards.takeLast();
    for (qsizetype i = 0; i < recipes.size(); ++i) {
        if (i == m_cards.size()) {
            auto *card = new RecipeCard(recipes[i], this);
            m_cardGrid->addWidget(card, static_cast<int>(i) / kColumns, static_cast<int>(i) % kColumns);
            m_cards.append(card);
            connect(card, &QPushButton::clicked, this, [this, card] {
                m_workbench.change(
                    [card](training::RunConfig &changed) { changed = applied(card->recipe(), changed); });
            });
        }
        RecipeCard *card = m_cards[i];
        card->setRecipe(recipes[i]);
        card->setChosen(recipes[i].isPossible && applied(recipes[i], config) == config);
    }
}

void SetupView::refreshReadiness()
{
    const auto missing = m_workbench.missing();
    m_findRate->setEnabled(missing.empty());
    m_askCost->setEnabled(missing.empty());
    if (missing.empty()) {
        m_readiness->setText(tr("Ready: trains from %1 on. Epochs: %2.")
                                 .arg(QString::fromStdString(m_workbench.config().freeze.cut))
                                 .arg(m_workbench.config().training.epochs));
        return;
    }
    QStringList parts;
    for (const Missing &one : missing)
        parts += one.what;
    m_readiness->setText(tr("Before training: %1.").arg(parts.join(QStringLiteral(", "))));
}

void SetupView::showMore(bool more)
{
    m_more->setText(more ? tr("Fewer settings ▾") : tr("More settings ▸"));
    m_more->setAccessibleName(more ? tr("Fewer settings") : tr("More settings"));
    if (more && !m_form) {
        m_form = new SettingsForm(fewPaths(), this);
        m_form->setObjectName(QStringLiteral("settingsForm"));
        connect(m_form, &SettingsForm::edited, this, &SetupView::take);
        m_moreSpace->addWidget(m_form);
        refresh();
    }
    if (m_form)
        m_form->setVisible(more);
}

void SetupView::take(SettingField *field, const QString &value)
{
    training::RunConfig config = m_workbench.config();
    if (auto set = assign(config, *field, value); !set) {
        field->showError(words(set.error().rule));
        return;
    }
    m_workbench.setConfig(config);
}

SettingField *SetupView::firstWrong() const
{
    for (SettingField *field : m_few)
        if (field->isWrong())
            return field;
    return m_form ? m_form->firstWrong() : nullptr;
}

/// Never with a value that stands on the page but does not hold.
void SetupView::train()
{
    if (SettingField *wrong = firstWrong()) {
        m_failure->show(Notice::Kind::Error, tr("%1: %2").arg(settingName(wrong->key().path), wrong->error()));
        if (m_few.contains(wrong)) {
            wrong->focusEditor();
        } else {
            m_more->setChecked(true);
            m_form->reveal(wrong);
        }
        return;
    }
    m_failure->clear();
    const auto missing = m_workbench.missing();
    m_cost->stop(); // its batches would slow the run down
    if (missing.empty())
        Q_EMIT startWanted();
    else
        m_workbench.goTo(missing.front().page);
}

void SetupView::offer(const std::optional<OpenEnd> &run)
{
    m_openEnd = run;
    if (!run) {
        m_offer->clear();
        return;
    }
    const QString name = QString::fromStdString(run->name);
    const QString text = run->wasInterrupted
                             ? tr("“%1” was interrupted after %2 of %3 epochs. It can go on from its last saved step.")
                             : tr("“%1” was stopped after %2 of %3 epochs. It can go on from its last saved step.");
    m_offer->show(Notice::Kind::Warning, text.arg(name).arg(run->epochsDone).arg(run->epochs), tr("Resume"));
}

void SetupView::showFailure(const std::optional<Error> &error)
{
    if (error)
        m_failure->show(Notice::Kind::Error, words(*error));
    else
        m_failure->clear();
}

} // namespace headstart::ui
