// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "ui/common/background.h"
#include "ui/data/class_model.h"
#include "ui/data/findings_model.h"
#include "ui/data/model_reading.h"
#include "ui/data/sample_groups.h"
#include "ui/data/thumbnail_model.h"

#include <QWidget>

#include <optional>

class QListView;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace headstart::ui {

class ElidedLabel;
class LengthPanel;
class PictureForm;
class PreviewPanel;
class SplitForm;
class TextRows;
class ThumbnailView;
class Workbench;

/// What is in data that were opened: classes, findings, and pictures or texts; how they are split, and what training
/// sees of the chosen picture, or the chosen text. Edits the run to be.
class DataContent : public QWidget {
    Q_OBJECT

public:
    explicit DataContent(Workbench &workbench, QWidget *parent = nullptr);

    /// Nothing: forgets what it shows.
    void setDataset(const std::optional<data::Dataset> &dataset);

Q_SIGNALS:
    /// How many samples each class of the dataset has.
    void classesCounted(const QList<qint64> &counts);

private:
    QWidget *makeFindings();
    QWidget *makeSamples();
    QWidget *makePictures();
    QWidget *makeOptions();
    QWidget *makeTextSide();
    void connectForms();
    void take(const data::Dataset &dataset, const std::shared_ptr<const SampleGroups> &groups);
    void showSamples(const data::Dataset &dataset, const std::shared_ptr<const SampleGroups> &groups);
    void showClass(const QModelIndex &row);
    void showConfig();
    void showPreview();
    QString previewNote(std::size_t sample) const;

    Workbench &m_workbench;
    ModelReading m_reading; ///< of texts; the panels beside them share it
    std::optional<data::Dataset> m_dataset;
    ClassModel m_classModel;
    FindingsModel m_findingsModel;
    ThumbnailModel m_thumbnailModel;
    QTreeView *m_classes = nullptr;
    QListView *m_findings = nullptr;
    ElidedLabel *m_shown = nullptr;      ///< which class, and how many
    QStackedWidget *m_samples = nullptr; ///< pictures or texts
    ThumbnailView *m_thumbnails = nullptr;
    TextRows *m_texts = nullptr;
    QSplitter *m_right = nullptr;
    QStackedWidget *m_side = nullptr; ///< of the chosen one
    PreviewPanel *m_preview = nullptr;
    LengthPanel *m_lengths = nullptr;
    SplitForm *m_split = nullptr;
    PictureForm *m_pictures = nullptr;
    Background m_grouping;
};

} // namespace headstart::ui
