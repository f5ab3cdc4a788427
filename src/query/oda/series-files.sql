-- Which files do the figures of this snapshot come from?
SELECT number, file, publisher, title, address, licence, vintage, citation, sha256, figures::INTEGER AS figures,
       refused::INTEGER AS refused
  FROM series_file
 ORDER BY file, sha256;
