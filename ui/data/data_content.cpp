// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/data_content.h"

#include "ui/common/share_delegate.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/data/elided_label.h"
#include "ui/data/length_panel.h"
#include "ui/data/picture_form.h"
#include "ui/data/preview_panel.h"
#include "ui/data/run_preprocessing.h"
#include "ui/data/split_form.h"
#include "ui/data/text_detail.h"
#include "ui/data/text_rows.h"
#include "ui/data/thumbnail_view.h"
#include "ui/data/token_view.h"
#include "ui/workbench.h"

#include <QHeaderView>
#include <QListView>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <cmath>
#include <utility>

namespace headstart::ui {

namespace {

QTreeView *makeClassView(ClassModel &model, QWidget *parent)
{
    auto *view = new QTreeView(parent);
    view->setObjectName(QStringLiteral("classes"));
    view->setAccessibleName(DataContent::tr("Classes"));
    view->setAccessibleDescription(DataContent::tr("What is of the chosen row is shown"));
    view->setModel(&model);
    view->setItemDelegateForColumn(ClassModel::Share, new ShareDelegate(ClassModel::BarRole, view));
    view->setRootIsDecorated(false);
    view->setUniformRowHeights(true);
    view->setAllColumnsShowFocus(true);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->header()->setStretchLastSection(false);
    view->header()->setSectionsMovable(false);
    view->header()->setSectionResizeMode(ClassModel::Name, QHeaderView::Stretch);
    view->header()->setSectionResizeMode(ClassModel::Count, QHeaderView::ResizeToContents);
    view->header()->setSectionResizeMode(ClassModel::Share, QHeaderView::ResizeToContents);
    QObject::connect(&Theme::instance(), &Theme::changed, view->viewport(), qOverload<>(&QWidget::update));
    return view;
}

QSplitter *makeSplitter(Qt::Orientation orientation, QWidget *parent)
{
    auto *splitter = new QSplitter(orientation, parent);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(space::kGroup);
    return splitter;
}

QVBoxLayout *makeColumn(QWidget *widget)
{
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    return layout;
}

} // namespace

DataContent::DataContent(Workbench &workbench, QWidget *parent)
    : QWidget(parent), m_workbench(workbench), m_reading(workbench)
{
    constexpr int kLeft = 230;
    constexpr int kMiddle = 350;
    constexpr int kRight = 310;
    auto *columns = makeSplitter(Qt::Horizontal, this);
    auto *left = makeSplitter(Qt::Vertical, columns);
    m_classes = makeClassView(m_classModel, left);
    left->addWidget(m_classes);
    left->addWidget(makeFindings());
    left->setStretchFactor(0, 3);
    left->setStretchFactor(1, 2);
    columns->addWidget(left);
    columns->addWidget(makeSamples());
    columns->addWidget(makeOptions());
    columns->setStretchFactor(1, 1);
    columns->setSizes({kLeft, kMiddle, kRight});
    makeColumn(this)->addWidget(columns);
    connect(m_classes->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DataContent::showClass);
    connect(m_thumbnails->selectionModel(), &QItemSelectionModel::currentChanged, this, &DataContent::showPreview);
    connect(m_thumbnails, &ThumbnailView::rowsInView, &m_thumbnailModel, &ThumbnailModel::want);
    connectForms();
    connect(&m_workbench, &Workbench::configChanged, this, &DataContent::showConfig);
    showConfig();
}

void DataContent::connectForms()
{
    connect(m_split, &SplitForm::partsChanged, this, [this] {
        m_texts->showParts();
        showPreview();
    });
    connect(m_split, &SplitForm::configChanged, this, [this](const data::SplitConfig &split) {
        m_workbench.change([&](training::RunConfig &config) { config.split = split; });
    });
    connect(m_pictures, &PictureForm::modeChanged, this, [this](const QString &mode) {
        m_workbench.change([&](training::RunConfig &config) { config.preprocessing.mode = mode.toStdString(); });
    });
    connect(m_pictures, &PictureForm::augmentationChanged, this, [this](const data::Augmentation &augmentation) {
        m_workbench.change([&](training::RunConfig &config) { config.augmentation = augmentation; });
    });
}

QWidget *DataContent::makeFindings()
{
    auto *box = new QWidget(this);
    m_findings = new QListView(box);
    m_findings->setObjectName(QStringLiteral("findings"));
    m_findings->setAccessibleName(tr("Findings"));
    m_findings->setModel(&m_findingsModel);
    m_findings->setItemDelegate(new FindingDelegate(m_findings));
    m_findings->setResizeMode(QListView::Adjust);
    m_findings->setLayoutMode(QListView::Batched); // texts wrap, each is measured
    m_findings->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_findings->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&Theme::instance(), &Theme::changed, m_findings->viewport(), qOverload<>(&QWidget::update));
    QLabel *title = makeSection(tr("Findings"), box);
    title->setBuddy(m_findings);
    QVBoxLayout *layout = makeColumn(box);
    layout->addWidget(title);
    layout->addWidget(m_findings, 1);
    return box;
}

QWidget *DataContent::makeSamples()
{
    auto *box = new QWidget(this);
    m_shown = new ElidedLabel(box);
    m_shown->setObjectName(QStringLiteral("shownClass"));
    m_samples = new QStackedWidget(box);
    m_samples->addWidget(makePictures());
    m_texts = new TextRows([this](std::size_t sample) { return m_split->partOf(sample); }, m_samples);
    m_samples->addWidget(m_texts);
    QVBoxLayout *layout = makeColumn(box);
    layout->addWidget(m_shown);
    layout->addWidget(m_samples, 1);
    return box;
}

QWidget *DataContent::makePictures()
{
    m_thumbnails = new ThumbnailView(m_samples);
    m_thumbnails->setObjectName(QStringLiteral("thumbnails"));
    m_thumbnails->setAccessibleName(tr("Pictures"));
    m_thumbnails->setModel(&m_thumbnailModel);
    m_thumbnails->setMinimumWidth(2 * ThumbnailDelegate::cellSize().width()
                                  + m_thumbnails->verticalScrollBar()->sizeHint().width() + space::kTight);
    return m_thumbnails;
}

QWidget *DataContent::makeOptions()
{
    m_right = makeSplitter(Qt::Vertical, this);
    m_side = new QStackedWidget(m_right);
    m_preview = new PreviewPanel(m_side);
    m_side->addWidget(m_preview);
    m_side->addWidget(makeTextSide());
    auto *form = new QWidget;
    m_split = new SplitForm(form);
    m_pictures = new PictureForm(form);
    QVBoxLayout *layout = makeColumn(form);
    layout->setContentsMargins(0, 0, space::kNormal, 0);
    layout->setSpacing(space::kGroup);
    layout->addWidget(m_split);
    layout->addWidget(m_pictures);
    layout->addStretch();
    auto *scroll = new QScrollArea(m_right);
    scroll->setFocusPolicy(Qt::NoFocus); // its controls take it, and it follows them
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(form);
    scroll->setMinimumWidth(form->minimumSizeHint().width() + scroll->verticalScrollBar()->sizeHint().width());
    m_right->addWidget(m_side);
    m_right->addWidget(scroll);
    m_right->setStretchFactor(0, 1);
    m_right->setStretchFactor(1, 1);
    return m_right;
}

QWidget *DataContent::makeTextSide()
{
    auto *tabs = new QTabWidget(m_side);
    tabs->setObjectName(QStringLiteral("textSide"));
    tabs->setDocumentMode(true);
    tabs->setAccessibleName(tr("Of the texts"));
    auto *detail = new TextDetail(tabs);
    auto *tokens = new TokenView(m_workbench, m_reading, tabs);
    m_lengths = new LengthPanel(m_workbench, m_reading, tabs);
    tabs->addTab(detail, tr("Text"));
    tabs->addTab(tokens, tr("Tokens"));
    tabs->addTab(m_lengths, tr("Lengths"));
    connect(m_texts, &TextRows::textChosen, detail, &TextDetail::show);
    connect(m_texts, &TextRows::textChosen, tokens, &TokenView::setText);
    connect(m_lengths, &LengthPanel::findingsChanged, this,
            [this](const std::vector<Text> &findings) { m_findingsModel.setMore(findings); });
    return tabs;
}

void DataContent::setDataset(const std::optional<data::Dataset> &dataset)
{
    if (dataset) {
        m_grouping.run(
            [dataset = *dataset](const StopToken &) -> Result<std::shared_ptr<const SampleGroups>> {
                return groupedByClass(dataset);
            },
            [this, dataset = *dataset](const Result<std::shared_ptr<const SampleGroups>> &groups) {
                if (groups)
                    take(dataset, *groups);
            });
        return;
    }
    m_grouping.stop();
    m_lengths->setDataset({});
    m_dataset.reset();
    m_preview->setDataset({});
    m_thumbnailModel.close();
    m_texts->close();
    m_classModel.clear();
    m_findingsModel.setDataset({});
    m_split->setDataset({});
    m_shown->setText({});
}

void DataContent::take(const data::Dataset &dataset, const std::shared_ptr<const SampleGroups> &groups)
{
    m_dataset = dataset;
    QList<qint64> counts;
    for (const auto &group : *groups)
        counts += static_cast<qint64>(group.size());
    m_split->setDataset(dataset);
    m_findingsModel.setDataset(dataset);
    showSamples(dataset, groups);
    m_classModel.setDataset(dataset, counts);
    m_classes->setCurrentIndex(m_classModel.index(0, 0));
    Q_EMIT classesCounted(counts);
}

/// What is of pictures alone is not there for texts, and the other way round.
void DataContent::showSamples(const data::Dataset &dataset, const std::shared_ptr<const SampleGroups> &groups)
{
    const bool areTexts = dataset.isText();
    if (areTexts != (m_side->currentIndex() == 1)) // their form is short, and what is beside them is not
        m_right->setSizes(areTexts ? QList{2 * height(), height()} : QList{height(), height()});
    m_samples->setCurrentIndex(areTexts ? 1 : 0);
    m_side->setCurrentIndex(areTexts ? 1 : 0);
    m_pictures->setVisible(!areTexts);
    if (areTexts) {
        m_thumbnailModel.close();
        m_preview->setDataset({});
        m_texts->open(dataset, groups);
        m_lengths->setDataset(dataset);
        return;
    }
    m_lengths->setDataset({});
    m_texts->close();
    m_preview->setDataset(dataset);
    m_thumbnailModel.open(dataset, groups, static_cast<int>(std::ceil(ThumbnailDelegate::kSide * devicePixelRatioF())));
}

void DataContent::showClass(const QModelIndex &row)
{
    if (!row.isValid() || !m_dataset)
        return;
    const int filter = row.data(ClassModel::FilterRole).toInt();
    const auto cell = [&](ClassModel::Column column) { return row.siblingAtColumn(column).data().toString(); };
    m_shown->setText(cell(ClassModel::Name) + QStringLiteral(" · ") + cell(ClassModel::Count));
    if (m_dataset->isText())
        return m_texts->setFilter(filter);
    m_thumbnailModel.setFilter(filter);
    m_thumbnails->scrollToTop();
    m_thumbnails->setCurrentIndex(m_thumbnailModel.index(0, 0));
    showPreview();
}

void DataContent::showConfig()
{
    const training::RunConfig &config = m_workbench.config();
    m_split->setConfig(config.split);
    m_pictures->setOptions(config.preprocessing.mode, config.augmentation);
    showPreview();
}

void DataContent::showPreview()
{
    if (m_dataset && m_dataset->isText())
        return;
    const QModelIndex current = m_thumbnails->currentIndex();
    const auto sample = current.isValid() ? current.data(ThumbnailModel::SampleRole).toLongLong() : -1;
    if (sample < 0) {
        m_preview->clear(current.isValid()
                             ? tr("Set aside: %1").arg(current.data(ThumbnailModel::ProblemRole).toString())
                         : m_dataset ? tr("There is no picture of this class.")
                                     : QString());
        return;
    }
    const training::RunConfig &config = m_workbench.config();
    m_preview->setNote(previewNote(static_cast<std::size_t>(sample)));
    m_preview->request({static_cast<std::size_t>(sample), runPreprocessing(m_workbench.card(), config.preprocessing),
                        config.augmentation, config.training.seed});
}

QString DataContent::previewNote(std::size_t sample) const
{
    QStringList out;
    const data::Preprocessing seen = runPreprocessing(m_workbench.card(), m_workbench.config().preprocessing);
    const QString size = QStringLiteral("%1 × %1").arg(seen.crop);
    out += m_workbench.card() ? tr("The model sees %1 pixels.").arg(size)
                              : tr("No model is chosen yet: shown at %1 pixels.").arg(size);
    const auto part = m_split->partOf(sample);
    if (part && *part != data::Part::Train)
        out +=
            tr("This picture judges: it is never changed at random. The epochs show what would be done if it trained.");
    else if (!m_workbench.config().augmentation.any())
        out += tr("No random change is on: every epoch sees the same picture.");
    return out.join(QLatin1Char(' '));
}

} // namespace headstart::ui
